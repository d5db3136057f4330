import type { Case } from './case';
import { constantCases } from './constant';
import { pairCases } from './pairs';
import { scalingCases } from './scaling';
import { settledCases } from './settled';

/** The claims whose sizes a test gives, each on truths of its own. */
export const givenCases: readonly Case[] = [...scalingCases, ...constantCases, ...pairCases];

/** Every claim on every truth. */
export const cases: readonly Case[] = [...givenCases, ...settledCases];

export { settledCases };
