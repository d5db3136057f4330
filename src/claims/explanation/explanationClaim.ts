import type { Obstacle } from '../../model/obstacle';
import { coefficientRows, dot, dotSpread } from '../../statistics/regression/leastSquares';
import { guardedVote, type Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { BoundedJudge } from '../core/boundedJudge';
import { TimedClaim, type Judge } from '../core/claim';
import { withoutNoisyNeighbour } from '../core/transientDisturbance';
import { PAIR_DISTORTION, PAIR_GROUPS } from '../pair/pair';
import type { ExplanationEvidence, ExplanationOptions } from './evidence';

/** The price of counts that differ by less than this factor cannot be distinguished from a fixed cost. */
const SPREAD_NEEDED = 2;
/** The residuals of an arm to inject, beyond the margin. */
const INJECTED = [0.005, 4] as const;

/**
 * Claims that the time of all arms at all sizes is one price a counted thing and one fixed cost, the same in every arm:
 * `T = a + p C` with a >= 0 and p > 0, within a share of T.
 */
export class ExplanationClaim extends TimedClaim<'explanation', ExplanationOptions, ExplanationEvidence> {
  override readonly kind = 'explanation';
  override readonly cells = this.options.arms.flatMap(({ arm }) => this.options.sizes.map((n) => ({ arm, n })));

  override get unanswerable(): Obstacle | undefined {
    const { metric, arms } = this.options;
    const counts = arms.flatMap((arm) => arm.counts);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    return most < SPREAD_NEEDED * least || most === 0 ? { kind: 'same counts', metric, least, most } : undefined;
  }

  override judge(errorRate: number): Judge<ExplanationEvidence> {
    const { cells } = this;
    return new ExplanationJudge(this, {
      errorRate,
      groupSizes: PAIR_GROUPS,
      // A cell can be at only one of its two bounds.
      atOnce: cells.length + 1,
      transient: {
        without: (times) => withoutNoisyNeighbour(times, this.options.arms.length),
        // Noise in other cells raises the price, and so makes a cell look cheap.
        canMimic: [...cells.flatMap(() => ['rejected', 'rejected'] as const), undefined],
      },
    });
  }
}

/** The price and the fixed cost that fit some times. */
interface Fit {
  readonly priceNs: number;
  readonly fixedNs: number;
  /** The time of each cell that these account for. */
  readonly expectedNs: readonly number[];
  /** The rows that, applied to the times, give the price and the fixed cost. */
  readonly rows: { readonly price: readonly number[]; readonly fixed: readonly number[] };
}

class ExplanationJudge extends BoundedJudge<ExplanationOptions, ExplanationEvidence> {
  readonly #counts = this.options.arms.flatMap(({ counts }) => counts);

  override evidence(): ExplanationEvidence {
    const { metric, within } = this.options;
    const fit = fitter(this.#counts, this.samples.medians());
    return {
      kind: 'explanation',
      metric,
      within,
      priceNs: this.samples.estimate((times) => fit(times).priceNs),
      fixedNs: this.samples.estimate((times) => fit(times).fixedNs),
      residuals: this.cells.map(({ arm, n }, i) => ({
        arm,
        n,
        counted: this.#counts[i]!,
        residual: this.samples.estimate((times) => times[i]! / fit(times).expectedNs[i]! - 1),
      })),
      detectableShare: this.#detectableShare(),
      times: this.samples.times(),
    };
  }

  /** The injected residual takes the place of those of the first arm, or of the top of an arm that stands alone. */
  #detectableShare(): number | undefined {
    const { arms, sizes, within } = this.options;
    const typical = this.samples.medians();
    const { expectedNs } = fitter(this.#counts, typical)(typical);
    const first = arms.length > 1 ? 0 : sizes.length - 1;
    const excess = this.detectable(INJECTED, (by, cell) =>
      cell >= first && cell < sizes.length ? (expectedNs[cell]! / typical[cell]!) * (1 + within + by) : 1,
    );
    return excess && within + excess;
  }

  override obstacle(): Obstacle {
    const { minima } = this.samples;
    const residualBounds = SIGNS.length * this.cells.length;
    const open = this.test.unacceptedBounds.filter((bound) => bound < residualBounds);
    if (open.length === 0 && this.test.unacceptedBounds.length > 0) {
      return { kind: 'no price', metric: this.options.metric };
    }
    const { expectedNs } = fitter(this.#counts, minima)(minima);
    // The open bound that is passed furthest, or is nearest
    const excess = (bound: number): number =>
      signOf(bound) * Math.log(minima[cellOf(bound)]! / expectedNs[cellOf(bound)]!);
    const worst = open.reduce((a, b) => (excess(b) > excess(a) ? b : a), open[0] ?? 0);
    const cell = cellOf(worst);
    return {
      kind: 'near limit',
      quantity: 'residual',
      ...this.cells[cell]!,
      found: minima[cell]! / expectedNs[cell]! - 1,
      limit: (1 + this.options.within) ** signOf(worst) - 1,
    };
  }

  /** Two a cell, on its residual above and below; and one that there is a price. */
  protected override boundTests(pilot: readonly number[], guards: Guards): BoundTest[] {
    const fit = fitter(this.#counts, pilot);
    const margin = Math.log1p(this.options.within);
    const residualTests = this.cells.flatMap((_, i) =>
      // Each bound votes by itself: noise passes one of them in less than half of the rounds, but either in more.
      SIGNS.map((sign) => (times: readonly number[]) => {
        const found = fit(times);
        const distance = sign * Math.log(times[i]! / found.expectedNs[i]!);
        // A cell of no time at all is not explained.
        if (!Number.isFinite(distance)) return 'rejected';
        return guardedVote(distance - margin, PAIR_DISTORTION * residualSpread(found, this.#counts, times, i), guards);
      }),
    );
    // Without a price the count explains nothing.
    const priceTest: BoundTest = (times) => {
      const { priceNs, rows } = fit(times);
      return guardedVote(-priceNs, PAIR_DISTORTION * dotSpread(rows.price, times), guards);
    };
    return [...residualTests, priceTest];
  }
}

/** The two bounds of a cell: its time is not above the expected one, and not below. */
const SIGNS = [1, -1] as const;
const cellOf = (bound: number): number => Math.floor(bound / SIGNS.length);
const signOf = (bound: number): 1 | -1 => SIGNS[(bound % SIGNS.length) as 0 | 1];

/**
 * Returns a function that fits the price and the fixed cost to times, by least squares of relative errors. A fixed cost
 * that would be negative is taken to be zero.
 */
function fitter(counts: readonly number[], pilot: readonly number[]): (times: readonly number[]) => Fit {
  const weights = pilot.map((time) => 1 / (time * time));
  const [price = []] = coefficientRows(
    counts.map((count) => [count]),
    weights,
  );
  const [fixed = [], priceBeside = []] = coefficientRows(
    counts.map((count) => [1, count]),
    weights,
  );
  const withFixedCost = { fixed, price: priceBeside };
  const withoutFixedCost = { fixed: counts.map(() => 0), price };
  return (times) => {
    const rows = dot(fixed, times) >= 0 ? withFixedCost : withoutFixedCost;
    const [priceNs, fixedNs] = [dot(rows.price, times), dot(rows.fixed, times)];
    return { priceNs, fixedNs, expectedNs: counts.map((count) => fixedNs + priceNs * count), rows };
  };
}

/** Returns the effect of independent distortions of 100 % of each cell on the logarithm of a cell's residual. */
function residualSpread(
  { expectedNs, rows: { price, fixed } }: Fit,
  counts: readonly number[],
  times: readonly number[],
  cell: number,
): number {
  const expected = expectedNs[cell]!;
  const effects = times.map((time, i) => {
    const onExpected = ((fixed[i]! + price[i]! * counts[cell]!) * time) / expected;
    return (i === cell ? 1 : 0) - onExpected;
  });
  return Math.hypot(...effects);
}
