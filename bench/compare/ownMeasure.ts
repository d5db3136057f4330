import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { History } from './history';

/** Times both versions of every workload in turns and prints the ratios of their least times: plain, in one process. */
const SCRIPT = `
const [now, before] = process.argv.slice(1).map((folder) => require(folder));
const sizes = [24, 96, 384, 1536];
const least = (run, n, calls) => {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) run(n);
  return Number(process.hrtime.bigint() - start) / calls;
};
const ratios = Object.keys(now).filter((name) => name !== 'steps').map((name) => {
  const ofSizes = sizes.map((n) => {
    const best = [Infinity, Infinity];
    for (let round = 0; round < 400; round++) {
      [now, before].forEach((work, i) => { best[i] = Math.min(best[i], least(work[name], n, 20)); });
    }
    return best[0] / best[1];
  });
  return ofSizes.sort((a, b) => a - b).slice(1, 3).reduce((product, ratio) => product * Math.sqrt(ratio), 1);
});
console.log(JSON.stringify(ratios));`;

/** Returns the ratios of the times of all workloads by two versions of the library, found without this package. */
export function ownRatios(history: History, now: string, before: string): number[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-own-'));
  const places = [now, before].map((version) => {
    history.set({ version });
    const place = path.join(folder, version);
    fs.cpSync(path.join(history.folder, 'src'), place, { recursive: true });
    return path.join(place, 'work.js');
  });
  const printed = execFileSync(process.execPath, ['-e', SCRIPT, '--', ...places], { encoding: 'utf8' });
  fs.rmSync(folder, { recursive: true });
  return JSON.parse(printed) as number[];
}
