import colours from 'picocolors';
import { systemClock } from '../../measure/clock/clock';
import { wrap } from '../../report/terminal/wrap';
import { lookAtClock } from './clock';
import { lookAtConfiguration } from './configuration';
import type { Finding } from './finding';
import { lookAtFrequency } from './frequency';
import { lookAtNoise } from './noise';
import { lookAtParity } from './parity';

/** How wide what is printed may be, and how wide its first column is. */
const WIDTH = { all: 100, first: 12 } as const;

/**
 * Looks at what this machine and the configuration of a folder can resolve, prints each finding as it is there, and
 * returns the exit code: 1 where claims would be refused.
 */
export async function doctor(folder: string, print: (line: string) => void, seed: number): Promise<number> {
  const looks: (() => Finding | Finding[] | Promise<Finding | Finding[]>)[] = [
    () => lookAtClock(systemClock),
    () => lookAtNoise(seed),
    () => lookAtFrequency(),
    () => lookAtConfiguration(folder),
    () => lookAtParity(seed),
  ];
  let refused = false;
  for (const look of looks) {
    for (const finding of [await look()].flat()) {
      refused ||= finding.refuses;
      print(textOf(finding));
    }
  }
  return refused ? 1 : 0;
}

/** Returns a finding as lines, what it is about in the first column. */
export function textOf({ about, says, refuses }: Finding): string {
  const [first = '', ...others] = wrap(says, WIDTH.all - WIDTH.first);
  const paint = refuses ? colours.red : colours.bold;
  return [
    `${paint(about.padEnd(WIDTH.first))}${first}`,
    ...others.map((line) => `${' '.repeat(WIDTH.first)}${line}`),
  ].join('\n');
}
