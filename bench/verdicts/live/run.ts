import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FileRecord } from '../../../src/record/record';

/** The time after which a run and everything that it started are ended. */
const LIMIT_MS = 40 * 60_000;

/** The folders of perf files that are run over and over. */
export type LiveFiles = 'live' | 'comparing' | 'zoo';

/**
 * Runs the perf files of a folder once, in a session of their own, beside busy processes.
 *
 * @param pattern - runs the tests whose names match it; all if undefined
 * @throws {Error} if the run left no records
 */
export async function runOnce(files: LiveFiles, busyProcesses: number, pattern = ''): Promise<FileRecord[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-verdicts-'));
  const records = path.join(folder, 'records.json');
  const perfFiles = path.join(__dirname, '..', files);
  const args = [require.resolve('./stage'), perfFiles, records, String(busyProcesses), String(LIMIT_MS), pattern];
  const stage = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  const endAll = (): void => {
    endGroup(stage.pid);
  };
  const interrupted = (): void => process.exit(130);
  const limit = setTimeout(endAll, LIMIT_MS);
  process.once('exit', endAll).once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    await once(stage, 'exit');
    return JSON.parse(fs.readFileSync(records, 'utf8')) as FileRecord[];
  } finally {
    clearTimeout(limit);
    endAll();
    process.off('exit', endAll).off('SIGINT', interrupted).off('SIGTERM', interrupted);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Ends the processes of a group, if any are left, by the id of its first one. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
