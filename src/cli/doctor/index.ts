import { systemClock } from '../../measure/clock/clock';
import { checkClock } from './clock';
import { checkConfiguration } from './configuration';
import { findingText, type Finding } from './finding';
import { checkFrequency } from './frequency';
import { checkNoise } from './noise';
import { checkParity } from './parity';

/** Prints what this machine and the configuration of a folder can resolve; returns 1 if claims would be refused. */
export async function doctor(folder: string, seed: number): Promise<0 | 1> {
  const checks: (() => Finding | Finding[] | Promise<Finding | Finding[]>)[] = [
    () => checkClock(systemClock),
    () => checkNoise(seed),
    () => checkFrequency(),
    () => checkConfiguration(folder),
    () => checkParity(folder, seed),
  ];
  let exitCode: 0 | 1 = 0;
  for (const check of checks) {
    for (const finding of [await check()].flat()) {
      if (finding.refusesClaims) exitCode = 1;
      console.log(findingText(finding));
    }
  }
  return exitCode;
}
