export * from '../matchers';
export type { AsymptoteMatchers } from '../matchers/types';
