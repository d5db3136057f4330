export { toBeAsFastAs } from './toBeAsFastAs';
export { toBeFasterThan } from './toBeFasterThan';
export { toCreatePromises } from './toCreatePromises';
export { toHaveConstantOverhead } from './toHaveConstantOverhead';
export { toHaveSameSlopeAs } from './toHaveSameSlopeAs';
export { toScaleAs, toScaleAtMost, toScaleLinearly } from './toScaleAs';
export { toStayConstant } from './toStayConstant';
export { toTakeLoopTurns } from './toTakeLoopTurns';
export type { AsymptoteMatchers } from './types';
