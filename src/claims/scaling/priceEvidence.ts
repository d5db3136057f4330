import type { Curve } from '../../model/growth';
import type { Interval } from '../../model/interval';
import { median } from '../../statistics/interval';
import { DISTORTION } from '../../statistics/regression/bend';
import type { SampleTable } from '../core/sampleTable';
import type { ScalingEvidence } from './evidence';
import { stepsOf } from './price';

type PriceEvidence = NonNullable<ScalingEvidence['price']>;

/** A step stands out if the price rises in it by this factor, by so much more as a power of n than in others, and most. */
const STEP = { factor: 1.5, excess: 0.5, share: 0.5 } as const;
/** A price that falls to more than this share of what it was is as good as the same. */
const FALLEN = 1 / 1.5;

/** What a price is of, and what was found of it. */
interface PriceContext {
  readonly curve: Curve;
  /** Whether the claim limits a fall as well. */
  readonly isTwoSided: boolean;
  readonly settlement: PriceEvidence['settlement'];
}

/** Returns how the price of a unit of a curve changed over a sweep, by all rounds. */
export function priceEvidence(
  sizes: readonly number[],
  samples: SampleTable,
  { curve, isTwoSided, settlement }: PriceContext,
): PriceEvidence {
  const top = sizes.length - 1;
  const { lower } = stepsOf(sizes).double;
  const prices = samples.minima.map((time, i) => time / curve(sizes[i]!));
  const factor = (from: number, to: number): Interval =>
    samples.estimate((times) => times[to]! / curve(sizes[to]!) / (times[from]! / curve(sizes[from]!)));
  const cheapest = prices.indexOf(Math.min(...prices.slice(0, -1)));
  const costliest = prices.indexOf(Math.max(...prices.slice(0, -1)));
  const [rise, fall] = [prices[top]! / prices[cheapest]!, prices[top]! / prices[costliest]!];
  const hasFallen = isTwoSided && fall < FALLEN && fall * rise < 1;
  const step = stepIn(sizes, prices);
  return {
    from: sizes[lower]!,
    settlement,
    cheapestAt: sizes[cheapest]!,
    rise: factor(cheapest, top),
    fall: hasFallen ? { since: sizes[costliest]!, factor: factor(costliest, top) } : undefined,
    step: step === undefined ? undefined : { from: sizes[step - 1]!, to: sizes[step]!, factor: factor(step - 1, step) },
    below: lower === 0 ? undefined : { from: sizes[0]!, exponent: exponentBelow(sizes, samples, lower, step) },
  };
}

/** Returns an exponent over a width, a logarithm, with an interval that covers a distortion of both ends too. */
export function withDistortion({ estimate, low, high }: Interval, width: number): Interval {
  // 1.96 standard deviations of a normal distribution leave 5 % outside.
  const distortion = (1.96 * Math.SQRT2 * DISTORTION) / width;
  return {
    estimate,
    low: estimate - Math.hypot(estimate - low, distortion),
    high: estimate + Math.hypot(high - estimate, distortion),
  };
}

/** Returns the power of n by which time grew up to a size, but for a step that ends there or below. */
function exponentBelow(
  sizes: readonly number[],
  samples: SampleTable,
  upTo: number,
  step: number | undefined,
): Interval {
  const others = sizes.map((_, i) => i).filter((i) => i > 0 && i <= upTo && i !== step);
  const steps = others.length === 0 ? [upTo] : others;
  const grown = (values: readonly number[]): number =>
    steps.reduce((sum, i) => sum + Math.log(values[i]! / values[i - 1]!), 0);
  const width = grown(sizes);
  return withDistortion(
    samples.estimate((times) => grown(times) / width),
    width,
  );
}

/** Returns the index of the size up to which the price rises most, if it rises far more there than between others. */
function stepIn(sizes: readonly number[], prices: readonly number[]): number | undefined {
  const rises = prices.slice(1).map((price, i) => Math.log(price / prices[i]!));
  const exponents = rises.map((rise, i) => rise / Math.log(sizes[i + 1]! / sizes[i]!));
  const most = rises.indexOf(Math.max(...rises));
  const isSteep = rises[most]! > Math.log(STEP.factor) && exponents[most]! > median(exponents) + STEP.excess;
  const whole = Math.log(prices.at(-1)! / Math.min(...prices));
  return isSteep && rises[most]! > STEP.share * whole ? most + 1 : undefined;
}
