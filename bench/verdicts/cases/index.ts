import type { Case } from './case';
import { constantCases } from './constant';
import { pairCases } from './pairs';
import { scalingCases } from './scaling';
import { settledCases } from './settled';

/** Every claim on every truth. */
export const cases: readonly Case[] = [...scalingCases, ...settledCases, ...constantCases, ...pairCases];
