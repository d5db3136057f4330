import { curveOf, type Growth } from '../claims/growth';
import { ScalingClaim } from '../claims/scaling';
import { armsOf, range } from './arms';
import { claimMatcher, type Stated } from './claimMatcher';
import { Misuse } from './misuse';
import { budgetOption, knownOptions, type MeasuringOptions } from './options';

const OPTIONS = ['sizes', 'input', 'budget'] as const;
const EXAMPLES = "'log n', 'sqrt n', 'n', 'n log n', 'n^2', 'n^1.5'";

/** Decides whether time grows like a growth, neither faster nor slower: its exponent within a quarter. */
export const toScaleAs = claimMatcher('toScaleAs', (received, growth, options = {}) => {
  if (growth === '1') {
    throw new Misuse(
      'a constant is no growth to scale as: time cannot be shown to be no slower than a constant',
      "Write: toScaleAtMost('1')",
      { value: growth },
    );
  }
  return scaling('toScaleAs', received, growth, options, false);
});

/** Decides whether time grows like n: `toScaleAs('n')`. */
export const toScaleLinearly = claimMatcher('toScaleLinearly', (received, options = {}) =>
  scaling('toScaleLinearly', received, 'n', options, false),
);

/** Decides whether time grows no faster than a growth; what grows slower holds too. */
export const toScaleAtMost = claimMatcher('toScaleAtMost', (received, growth, options = {}) =>
  scaling('toScaleAtMost', received, growth, options, true),
);

function scaling(matcher: string, received: unknown, growth: unknown, options: unknown, atMost: boolean): Stated {
  if (typeof growth !== 'string' || curveOf(growth) === undefined) {
    throw new Misuse(`a growth must be one of '1', ${EXAMPLES}`, `For example: ${matcher}('n log n')`, {
      value: growth,
    });
  }
  const measuring = knownOptions<MeasuringOptions>(matcher, options, OPTIONS);
  const call = matcher === 'toScaleLinearly' ? `${matcher}({ … })` : `${matcher}('${growth}', { … })`;
  const arms = armsOf(call, { 'the received value': received }, measuring, 3);
  const [arm] = arms.names as [string];
  return {
    arms,
    budgetNs: budgetOption(matcher, measuring.budget),
    claimed: `${arm} grows ${atMost ? 'at most ' : ''}like ${growth === '1' ? 'a constant' : growth} over ${range(arms.sizes)}`,
    claim: new ScalingClaim({ arm, sizes: arms.sizes, growth: growth as Growth, atMost }),
  };
}
