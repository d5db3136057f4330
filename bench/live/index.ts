import { fork } from 'node:child_process';
import { ChannelServer } from '../../src/jest/channel/channelServer';
import { RunnerClient } from '../../src/jest/channel/runnerClient';
import { LiveFigures } from '../../src/jest/live/liveFigures';
import { LiveTerminal } from '../../src/jest/live/liveTerminal';
import { takeTask, TASK_VARIABLE, type ChildTask } from '../../src/jest/process/child';
import { ScalingClaim } from '../../src/claims/scaling/scalingClaim';
import { percent } from '../../src/describe/quantity';
import { Collection } from '../../src/measure/sweep/collection';
import { sinceNs, systemClock } from '../../src/measure/clock/clock';
import { systemInstruments } from '../../src/measure/clock/instruments';
import { terminalStyle } from '../../src/report/terminal/terminalStyle';
import { measuredText } from '../../src/report/terminal/liveText';
import { median } from '../../src/statistics/interval';
import { seededRandom } from '../../src/statistics/random';
import { attempt } from '../../src/trial/attempt';
import { normalWorkload } from '../../src/workload/workload';

/** What the live line takes of the time of a claim that goes on for long: npm run bench:live, in a terminal. */
const CLAIMS = 12;
const BUDGET_NS = 5e9;
const SIZES = [64, 256, 1_024, 4_096, 16_384, 65_536];

/** The part of the runner: draws what the other process says. */
async function show(): Promise<void> {
  const terminal = new LiveTerminal(process.stderr, [process.stdout]);
  const channel = await ChannelServer.open();
  const address = channel.expect(__filename, () => ({
    measured: ({ claim }) => {
      terminal.show(measuredText(claim, terminalStyle(process.stderr, process.env)));
    },
  }));
  const task: ChildTask = { ...address, role: { kind: 'decide' }, liveFigures: 'all' };
  const child = fork(__filename, ['measure'], { env: { ...process.env, [TASK_VARIABLE]: JSON.stringify(task) } });
  child.on('exit', (code) => {
    terminal.close();
    process.exit(code ?? 1);
  });
}

/** The part of a perf file: claims that stand on their bound, so that they are measured to the end of their budget. */
async function measure(): Promise<void> {
  const runner = new RunnerClient(takeTask()!, __filename);
  await runner.greeted;
  const shares: number[] = [];
  for (let i = 0; i < CLAIMS; i++) {
    const claim = new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost: true });
    const collection = new Collection({
      arms: new Map([['work', normalWorkload((n: number) => work(Math.round(n ** 1.25 / 8)))]]),
      sizes: SIZES,
      callLimitNs: 10e9,
      random: seededRandom(i),
      instruments: systemInstruments,
    });
    const figures = new LiveFigures((figure) => runner.show(figure), runner.task, systemClock);
    let liveNs = 0;
    const start = systemClock.now();
    await attempt(claim, collection, {
      errorRate: 1e-6,
      isNot: false,
      budgetNs: BUDGET_NS,
      clock: systemClock,
      deadline: undefined,
      signal: new AbortController().signal,
      onRound: async (state) => {
        const before = systemClock.now();
        await figures.measured({ test: 'a claim that stands on its bound', ordinal: i + 1 }, state);
        liveNs += sinceNs(systemClock, before);
      },
    });
    shares.push(liveNs / sinceNs(systemClock, start));
  }
  runner.connection.close();
  process.stdout.write(
    `the live line took ${percent(median(shares))} of the time of ${String(CLAIMS)} claims, ${percent(Math.max(...shares))} at most\n`,
  );
}

let sum = 0;
function work(steps: number): number {
  for (let i = 0; i < steps; i++) sum = (sum + i) % 1_000_003;
  return sum;
}

void (process.argv[2] === 'measure' ? measure() : show());
