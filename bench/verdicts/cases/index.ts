import type { Case } from './case';
import { constantCases } from './constant';
import { pairCases } from './pairs';
import { scalingCases } from './scaling';

/** Every claim on every truth. */
export const cases: readonly Case[] = [...scalingCases, ...constantCases, ...pairCases];
