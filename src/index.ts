export type { Growth } from './claims/growth';
export type { AsymptoteMatchers } from './matchers/types';
export type { DurationText } from './matchers/durationText';
export type { Ratio } from './matchers/ratio';
export { experiment } from './workload/experiment';
export type { Arm, ExperimentOptions, Show, TimeUnit } from './workload/experiment';
export { workload } from './workload/workload';
export type { Measurable, Workload, WorkloadFunction } from './workload/workload';
