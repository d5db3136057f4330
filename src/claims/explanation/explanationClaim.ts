import type { BoundTest } from '../../statistics/sequential/voteCount';
import { guardedVote, PLANNING_GUARDS, type Guards } from '../../statistics/sequential/guard';
import { coefficientRows, dot, dotSpread } from '../../statistics/regression/leastSquares';
import { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { minimumDetectable } from '../core/minimumDetectable';
import { TimedClaim, type Judge } from '../core/claim';
import type { Cell } from '../../model/cell';
import type { Obstacle } from '../../model/obstacle';
import { withoutNeighbour } from '../core/transientDisturbance';
import type { ExplanationEvidence, ExplanationOptions } from './evidence';
import { PAIR_DISTORTION } from '../shared/pair';
import { RATIO_GROUPS } from '../shared/ratioBound';
import { TestedJudge } from '../core/testedJudge';

/** Counts that differ by less than this factor have no price that could be told from a fixed cost. */
const SPREAD_NEEDED = 2;
/** By how much the time of an arm differs that is planted, beyond the margin. */
const INJECTED = [0.005, 4] as const;

/**
 * Claims that one price for each thing that is counted, the same in every arm, and one fixed cost make up the time of
 * all arms at all sizes: `T = a + p C` with a >= 0 and p > 0, within a share of T.
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
    return new ExplanationJudge(this.options, this.cells, errorRate);
  }
}

/** What a fit makes of times: the price, the fixed cost, and for each cell the time that these account for. */
interface Fit {
  readonly priceNs: number;
  readonly fixedNs: number;
  readonly expectedNs: readonly number[];
  /** How the price and the fixed cost follow from the times. */
  readonly rows: { readonly price: readonly number[]; readonly fixed: readonly number[] };
}

class ExplanationJudge extends TestedJudge<ExplanationEvidence> {
  readonly #options: ExplanationOptions;
  readonly #cells: readonly Cell[];
  readonly #counts: readonly number[];
  protected readonly test: SequentialTest;

  constructor(options: ExplanationOptions, cells: readonly Cell[], errorRate: number) {
    super(cells);
    this.#options = options;
    this.#cells = cells;
    this.#counts = options.arms.flatMap(({ counts }) => counts);
    this.test = new SequentialTest({
      cells: cells.length,
      errorRate,
      groupSizes: RATIO_GROUPS,
      // Of the two bounds of a cell only one can be where it is.
      atOnce: cells.length + 1,
      sides: (pilot, guards) => this.#sides(pilot, guards),
      // Noise in other cells moves the price, and more often than not makes a cell look cheap: the least times must agree.
      transient: {
        without: (times) => withoutNeighbour(times, options.arms.length),
        canMimic: [...cells.flatMap(() => ['beyond', 'beyond'] as const), undefined],
      },
    });
  }

  evidence(): ExplanationEvidence {
    const { metric, within } = this.#options;
    const fit = fitter(this.#counts, this.samples.medians());
    return {
      kind: 'explanation',
      metric,
      within,
      priceNs: this.samples.estimate((times) => fit(times).priceNs),
      fixedNs: this.samples.estimate((times) => fit(times).fixedNs),
      residuals: this.#cells.map(({ arm, n }, i) => ({
        arm,
        n,
        counted: this.#counts[i]!,
        residual: this.samples.estimate((times) => times[i]! / fit(times).expectedNs[i]! - 1),
      })),
      detectableShare: this.state === 'holds' ? this.#detectableShare() : undefined,
      times: this.samples.times(),
    };
  }

  /** What is planted takes the place of what was left of the first arm, or of the top of an arm that stands alone. */
  #detectableShare(): number | undefined {
    const { arms, sizes, within } = this.#options;
    const typical = this.samples.medians();
    const { expectedNs } = fitter(this.#counts, typical)(typical);
    const first = arms.length > 1 ? 0 : sizes.length - 1;
    const isPlanted = (cell: number): boolean => cell >= first && cell < sizes.length;
    const caught = minimumDetectable({
      isDetected: (beyond) => {
        const factors = typical.map((time, i) => (isPlanted(i) ? (expectedNs[i]! / time) * (1 + within + beyond) : 1));
        return this.test.wouldBeBeyond((time, i) => time * factors[i]!, PLANNING_GUARDS);
      },
      range: INJECTED,
    });
    return caught && within + caught;
  }

  obstacle(): Obstacle {
    const { minima } = this.samples;
    if (this.test.sidesOpen.join() === String(2 * this.#cells.length)) {
      return { kind: 'no price', metric: this.#options.metric };
    }
    const { expectedNs } = fitter(this.#counts, minima)(minima);
    // Of the bounds that were not shown to hold, the one that is passed furthest or comes nearest
    const open = this.test.sidesOpen.filter((side) => side < 2 * this.#cells.length);
    const excess = (side: number): number => signOf(side) * Math.log(minima[cellOf(side)]! / expectedNs[cellOf(side)]!);
    const worst = open.reduce((a, b) => (excess(b) > excess(a) ? b : a), open[0] ?? 0);
    const cell = cellOf(worst);
    const bound = (1 + this.#options.within) ** signOf(worst) - 1;
    return {
      kind: 'near limit',
      quantity: 'residual',
      ...this.#cells[cell]!,
      found: minima[cell]! / expectedNs[cell]! - 1,
      limit: bound,
    };
  }

  /** Two a cell, whether what is left of it is more than the margin, above or below; and whether there is a price. */
  #sides(pilot: readonly number[], guards: Guards): BoundTest[] {
    const fit = fitter(this.#counts, pilot);
    const margin = Math.log1p(this.#options.within);
    const residualSides = this.#cells.flatMap((_, i) =>
      // Each bound by itself: noise passes one of them in less than half of the rounds, but either of them in more.
      SIGNS.map((sign) => (times: readonly number[]) => {
        const found = fit(times);
        const distance = sign * Math.log(times[i]! / found.expectedNs[i]!);
        // What would take no time at all is nothing that is explained.
        if (!Number.isFinite(distance)) return 'beyond';
        return guardedVote(distance - margin, PAIR_DISTORTION * residualSpread(found, this.#counts, times, i), guards);
      }),
    );
    // Where the price is nothing, it is not the count that explains.
    const priceSide: BoundTest = (times) => {
      const { priceNs, rows } = fit(times);
      return guardedVote(-priceNs, PAIR_DISTORTION * dotSpread(rows.price, times), guards);
    };
    return [...residualSides, priceSide];
  }
}

/** Which side of what is expected the two bounds of a cell lie on. */
const SIGNS = [1, -1] as const;
const cellOf = (side: number): number => Math.floor(side / SIGNS.length);
const signOf = (side: number): 1 | -1 => SIGNS[(side % SIGNS.length) as 0 | 1];

/**
 * Returns what finds the price and the fixed cost of times, by least squares of relative errors. A fixed cost that would
 * come out negative is taken for zero.
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
  const having = { fixed, price: priceBeside };
  const lacking = { fixed: counts.map(() => 0), price };
  return (times) => {
    const rows = dot(fixed, times) >= 0 ? having : lacking;
    const [priceNs, fixedNs] = [dot(rows.price, times), dot(rows.fixed, times)];
    return { priceNs, fixedNs, expectedNs: counts.map((count) => fixedNs + priceNs * count), rows };
  };
}

/** What distortions of 100 % of each cell, by itself, would do to the logarithm of what is left of one. */
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
