import { systemClock } from '../../measure/clock/clock';
import type { ClaimRun } from '../../trial/claim';
import { ChannelListener } from '../channel/channelListener';
import { RunnerClient } from '../channel/runnerClient';
import { takeTask } from '../process/child';

/** A process whose workload never returns, as soon as the runner has been told that it runs. */
async function hang(): Promise<void> {
  const runner = new RunnerClient(takeTask()!, __filename);
  const listener = new ChannelListener(runner, systemClock, 10e9);
  const place = { test: 'it never returns', ordinal: 1, invocation: 1 };
  const run = { spec: { matcher: 'toScaleLinearly' }, place } as ClaimRun;
  const part = process.argv[2] === 'input' ? 'input' : 'run';
  await runner.greeted;
  listener.measuring(run, { arm: 'endless', n: 4 }, 'run');
  listener.measuring(run, { arm: 'endless', n: 8 }, part);
  // oxlint-disable-next-line typescript/no-unnecessary-condition
  while (true);
}

void hang();
