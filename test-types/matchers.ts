import * as matchers from '../src/matchers/index';
import type { AsymptoteMatchers } from '../src/jest/matchers';

declare const typed: AsymptoteMatchers;

/** Every type has its matcher, and every matcher its type: the compiler names one that has not. */
export const everyTypeIsExported: Record<keyof AsymptoteMatchers, unknown> = matchers;
export const everyExportIsTyped: Record<keyof typeof matchers, unknown> = typed;
