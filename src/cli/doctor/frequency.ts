import fs from 'node:fs';
import type { Finding } from './finding';

const CPU = '/sys/devices/system/cpu';

/** Checks what changes the speed of the cores during a measurement. */
export function checkFrequency(read: (path: string) => string | undefined = contentOf): Finding {
  const governor = read(`${CPU}/cpu0/cpufreq/scaling_governor`);
  const boost = read(`${CPU}/cpufreq/boost`);
  const noTurbo = read(`${CPU}/intel_pstate/no_turbo`);
  return {
    topic: 'frequency',
    message: `${governorText(governor)} ${turboText(boost, noTurbo)}`,
    refusesClaims: false,
  };
}

function governorText(governor: string | undefined): string {
  if (governor === undefined) return 'The governor of the cores cannot be read here.';
  if (governor === 'performance') return 'The governor is performance.';
  return `The governor is ${governor}: cores change their speed with the load. For finer comparisons: cpupower frequency-set -g performance.`;
}

function turboText(boost: string | undefined, noTurbo: string | undefined): string {
  if (boost === undefined && noTurbo === undefined) {
    return 'Whether turbo speeds a core up while others are idle cannot be read either.';
  }
  const isOn = boost === '1' || (boost === undefined && noTurbo === '0');
  return isOn ? 'Turbo is on: cores are faster while others are idle.' : 'Turbo is off.';
}

function contentOf(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
