import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { timesOf } from '../../claims/rounds';
import { significant } from '../../describe/quantity';
import preset from '../../jest/preset';
import { readReport } from '../../record/readReport';
import { REPORT_PATH } from '../../record/store';
import { jestPath } from '../jestPath';
import type { Finding } from './finding';
import { workloads } from './quickWorkloads';

const run = promisify(execFile);

/** How many processes of either kind measure, alternately. */
const PROCESSES = 3;

/** The shortest time per call of each workload, in nanoseconds, by its name. */
type Times = Readonly<Record<string, number>>;

/** Checks whether five workloads take as long inside Jest as outside. `npm run bench:parity` is more precise. */
export async function checkParity(folder: string, seed: number): Promise<Finding> {
  const inside: Times[] = [];
  const outside: Times[] = [];
  try {
    for (let i = 0; i < PROCESSES; i++) {
      outside.push(await timesInNode(seed + i));
      inside.push(await timesInJest(jestPath(folder), seed + i));
    }
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    return { topic: 'parity', message: `Jest could not measure: ${(stderr ?? message).trim()}`, refusesClaims: true };
  }
  const shortest = (times: readonly Times[], name: string): number => Math.min(...times.map((each) => each[name]!));
  const names = Object.keys(workloads);
  const ratios = names.map((name) => shortest(inside, name) / shortest(outside, name));
  const mean = ratios.reduce((product, ratio) => product * ratio, 1) ** (1 / ratios.length);
  const each = names.map((name, i) => `${name} ${significant(ratios[i]!)}`).join(', ');
  return {
    topic: 'parity',
    message: `Time inside Jest over time in bare Node, the shortest of ${String(PROCESSES)} processes each: ${each}; geometric mean ${significant(mean)}.`,
    refusesClaims: false,
  };
}

async function timesInNode(seed: number): Promise<Times> {
  const { stdout } = await run(process.execPath, [require.resolve('./quickTimes'), String(seed)]);
  return JSON.parse(stdout) as Times;
}

/** Runs claims about the workloads in a temporary project, and returns the shortest times in its report. */
async function timesInJest(jest: string, seed: number): Promise<Times> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-parity-'));
  const config = { ...preset, rootDir: folder, transform: {}, testEnvironmentOptions: { seed }, reporters: [] };
  try {
    fs.mkdirSync(path.join(folder, '__perf__'));
    fs.writeFileSync(path.join(folder, '__perf__/parity.perf.js'), PERF_FILE);
    await run(process.execPath, [jest, '--config', JSON.stringify(config), '--watchman=false']);
    const [record] = readReport(path.join(folder, REPORT_PATH)).files;
    const times: Record<string, number> = {};
    for (const { cells, calls, rounds } of record!.claims.flatMap(({ samples }) => samples)) {
      const byRound = rounds.map((round) => timesOf(round, calls));
      for (const [i, { arm }] of cells.entries()) times[arm] = Math.min(...byRound.map((ofRound) => ofRound[i]!));
    }
    return times;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** These claims always hold: only the times that they measure matter. */
const PERF_FILE = `
const { experiment } = require(${JSON.stringify(require.resolve('../../index'))});
const { SIZE, workloads } = require(${JSON.stringify(require.resolve('./quickWorkloads'))});

const [first, ...others] = Object.values(experiment({ sizes: [SIZE], arms: workloads }));
test('times', async () => {
  for (const other of others) await expect(first).toBeAsFastAs(other, { within: '1000000x' });
});
`;
