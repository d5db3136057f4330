import { ConstantClaim } from '../../../src/claims/constant/constantClaim';
import { power, SIZES } from '../../../src/claims/testing/curves';
import type { Curve } from '../../../src/model/growth';
import { shiftedSizes } from '../../../src/measure/sweep/sweep';
import { SHIFT } from '../../../src/trial/chosenSizes';
import type { Case, Right } from './case';

const DISTORTION = 0.05;
/** Returns a step above the bottom, the two sizes that the others are compared with. */
const step =
  (factor: number): Curve =>
  (n) =>
    n <= 256 ? 1 : factor;

const rows: readonly [truth: string, curve: Curve, right: Right, distortion: number][] = [
  ['constant', () => 1, 'holds', DISTORTION],
  ['a step of 1.3', step(1.3), 'holds', DISTORTION],
  ['a step of 1.5, the bound, undistorted', step(1.5), 'neither', 0],
  ['a step of 3', step(3), 'violated', DISTORTION],
  ['log n', Math.log2, 'violated', DISTORTION],
  ['n^0.2', power(0.2), 'violated', DISTORTION],
  ['sqrt n', Math.sqrt, 'violated', DISTORTION],
];

/** The claim that time stays constant within a factor of 1.5. */
export const constantCases: readonly Case[] = rows.map(([truth, curve, right, distortion]) => {
  const claim = (sizes: readonly number[]): ConstantClaim => new ConstantClaim({ arm: 'work', sizes, factor: 1.5 });
  return {
    matcher: "toStayConstant({ within: '1.5x' })",
    truth,
    claim: claim(SIZES),
    another: claim(shiftedSizes(SIZES, SHIFT)),
    curves: [curve],
    distortion,
    right,
  };
});
