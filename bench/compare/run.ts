import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { outcomeOf, type WorkloadOutcome } from '../../src/describe/change';
import type { Report } from '../../src/record/record';
import type { History } from './history';

/** What one comparison said of each workload, and how long it took. */
export interface ComparedOnce {
  readonly outcomes: readonly WorkloadOutcome[];
  /** The ratio of the times, now / before, of each workload. */
  readonly ratios: readonly number[];
  readonly seconds: number;
}

/** Compares a history's working tree with a tag, beside so many busy processes. */
export async function compareOnce(history: History, tag: string, busyProcesses: number): Promise<ComparedOnce> {
  const script = 'const end = Date.now() + 600_000; while (Date.now() < end);';
  const busy = Array.from({ length: busyProcesses }, () =>
    spawn(process.execPath, ['-e', script], { stdio: 'ignore' }),
  );
  const start = performance.now();
  try {
    const command = path.resolve('dist/cli/index.js');
    const child = spawn(process.execPath, [command, 'compare', tag], { cwd: history.folder, stdio: 'ignore' });
    await once(child, 'exit');
  } finally {
    for (const process of busy) process.kill();
  }
  const seconds = (performance.now() - start) / 1e3;
  const report = path.join(history.folder, '.asymptote/report.json');
  const { comparison } = JSON.parse(fs.readFileSync(report, 'utf8')) as Report;
  fs.rmSync(report);
  const workloads = comparison!.baselineFiles.flatMap((file) => file.workloads);
  return {
    outcomes: workloads.map(outcomeOf),
    ratios: workloads.map(({ time }) => Math.exp(time?.change.estimate ?? NaN)),
    seconds,
  };
}
