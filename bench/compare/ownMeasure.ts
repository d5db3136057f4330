import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { median } from '../../src/statistics/interval';
import type { History } from './history';

/** Prints the medians of the times of all workloads at each size by the library in a folder, measured plainly. */
const SCRIPT = `
const work = require(process.argv[1]);
const sizes = [24, 96, 384, 1536];
const batch = (run, n, calls) => {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) run(n);
  return Number(process.hrtime.bigint() - start) / calls;
};
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const times = Object.keys(work).filter((name) => name !== 'steps').map((name) => {
  const run = work[name];
  const calls = sizes.map((n) => Math.max(1, Math.round(1e6 / batch(run, n, 200))));
  const taken = sizes.map(() => []);
  for (let round = 0; round < 60; round++) {
    sizes.forEach((n, i) => { taken[i].push(batch(run, n, calls[i])); });
  }
  return taken.map(median);
});
console.log(JSON.stringify(times));`;
/** Processes a version. */
const PROCESSES = 9;
/** One core for all: the same code takes up to twice as long on another, when something else shares that. */
const [COMMAND, ...PINNED] = [
  ...(process.platform === 'linux' ? ['taskset', '--cpu-list', '0'] : []),
  process.execPath,
] as const;

/**
 * Returns the ratios of the times of each workload by two versions of the library, ascending, found without this package:
 * by plain processes that take turns, each of one version.
 */
export function ownRatios(history: History, now: string, before: string): number[][] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-own-'));
  const places = [now, before].map((version) => {
    history.set({ version });
    const place = path.join(folder, version);
    fs.cpSync(path.join(history.folder, 'src'), place, { recursive: true });
    return path.join(place, 'work.js');
  });
  const measured = (place: string): number[][] =>
    JSON.parse(execFileSync(COMMAND, [...PINNED, '-e', SCRIPT, '--', place], { encoding: 'utf8' })) as number[][];
  const turns = Array.from({ length: PROCESSES }, () => places.map(measured));
  fs.rmSync(folder, { recursive: true });
  const workloads = turns[0]![0]!.map((_, workload) => workload);
  return workloads.map((workload) =>
    turns
      // Of logarithms, as a comparison does: the middle two of four sizes differ threefold here, and so do their means.
      .map(([ofNow, ofBefore]) =>
        Math.exp(median(ofNow![workload]!.map((timeNs, i) => Math.log(timeNs / ofBefore![workload]![i]!)))),
      )
      .sort((a, b) => a - b),
  );
}
