import fs from 'node:fs';
import type { Finding } from './finding';

const CPU = '/sys/devices/system/cpu';

/** Looks at what changes the speed of the cores while something is measured. */
export function lookAtFrequency(read: (path: string) => string | undefined = contentOf): Finding {
  const governor = read(`${CPU}/cpu0/cpufreq/scaling_governor`);
  const boost = read(`${CPU}/cpufreq/boost`);
  const noTurbo = read(`${CPU}/intel_pstate/no_turbo`);
  const turbo = boost === undefined ? (noTurbo === undefined ? undefined : noTurbo === '0') : boost === '1';
  const parts = [
    governor === undefined
      ? 'The governor of the cores cannot be read here.'
      : `The governor is ${governor}${governor === 'performance' ? '' : ': cores change their speed with the load. For finer comparisons: cpupower frequency-set -g performance'}.`,
    turbo === undefined
      ? 'Whether they speed up when others are idle cannot be read either.'
      : `Turbo is ${turbo ? 'on: cores are faster while others are idle' : 'off'}.`,
  ];
  return { about: 'frequency', says: parts.join(' '), refuses: false };
}

function contentOf(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
