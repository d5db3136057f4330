import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import preset from '../../../src/jest/preset';

/**
 * Runs the perf files once, beside busy processes or alone, in a process that has a session of its own.
 *
 * The busy processes must belong to the session of the measured one: Linux may share the cores out session by session
 * (`kernel.sched_autogroup_enabled`), and busy processes of another session would take a single share together.
 */
async function main(
  perfFiles: string,
  records: string,
  busyProcesses: number,
  limitMs: number,
  pattern: string,
): Promise<void> {
  const busy = Array.from({ length: busyProcesses }, () => startBusy(limitMs));
  try {
    await once(startJest(perfFiles, records, pattern), 'exit');
  } finally {
    for (const process of busy) process.kill();
  }
}

/** Starts a process that keeps a core busy until it is ended or the time is up. */
function startBusy(limitMs: number): ChildProcess {
  const script = `const end = Date.now() + ${String(limitMs)}; while (Date.now() < end);`;
  return spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
}

function startJest(perfFiles: string, records: string, pattern: string): ChildProcess {
  const config = {
    ...preset,
    rootDir: perfFiles,
    testMatch: ['<rootDir>/*.perf.js'],
    transform: {},
    reporters: [[require.resolve('./recordsReporter'), { file: records }]],
  };
  const jest = require.resolve('jest/bin/jest', { paths: [process.cwd(), __dirname] });
  const args = [jest, '--config', JSON.stringify(config), '--watchman=false', '--testNamePattern', pattern];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

const [perfFiles, records, busyProcesses, limitMs, pattern] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];
void main(perfFiles, records, Number(busyProcesses), Number(limitMs), pattern);
