import { logBounds, type RatioBounds } from '../../claims/baseline/baselineClaim';
import {
  changeOf,
  leastOf,
  logRatiosOf,
  PAIRS_AT_A_LOOK,
  slopeChange,
  type ChangeBounds,
} from '../../claims/baseline/change';
import { claimOf } from '../../claims/kinds';
import type { ClaimAtBase, OverheadChange } from '../../claims/baseline/pairedResult';
import type { ChangeOutcome, CountChange, WorkloadChange } from '../../claims/baseline/workloadChange';
import type { Cell } from '../../model/cell';
import { isSameClaim } from '../../model/claimId';
import type { StatedClaim } from '../../model/statedClaim';
import { median } from '../../statistics/interval';
import type { OfferedClaim } from './workloadServer';

/** The options of judging paired workloads. */
export interface PairedJudging {
  /** The bounds between which the ratio of the times, now / before, counts as unchanged. */
  readonly bounds: RatioBounds;
  /** Whether every size must be between the bounds and nothing else matters, as for a single claim. */
  readonly atEverySize: boolean;
  readonly errorRate: number;
}

/** A change of the exponent within this margin is none: n log n has an exponent over 0.08 more than n. */
const GROWTH_MARGIN = 0.05;
/** A change of an overhead within this margin is none: a difference of times is less certain than each time. */
const OVERHEAD_MARGIN = Math.log(1.25);
/** Fewer sizes show no growth. */
const FEWEST_SIZES = 3;

/** The arms of a claim or an experiment in both revisions, with the results of pair after pair of processes. */
export class PairedWorkloads {
  /** The first claim on them. */
  readonly claim: OfferedClaim;
  readonly sizes: readonly number[];
  readonly counts: CountChange[] = [];
  /** The arms that the base cannot measure, with the reasons: the others are compared without them. */
  readonly #missing = new Map<string, string>();
  /** Why none of them could be compared. */
  problem: string | undefined;
  readonly #judging: PairedJudging;
  /** The logarithms of now / base: a list a pair, one entry a cell. */
  readonly #logRatios: number[][] = [];
  /** All rounds of the base, one time a cell. */
  readonly #baseRounds: (readonly number[])[] = [];
  /** The minimum of each cell, in each pair. */
  readonly #least: { readonly now: readonly number[]; readonly base: readonly number[] }[] = [];

  constructor(claim: OfferedClaim, sizes: readonly number[], judging: PairedJudging) {
    this.claim = claim;
    this.sizes = sizes;
    this.#judging = judging;
  }

  /** The arms that are measured. */
  get arms(): readonly string[] {
    return this.claim.arms.filter((arm) => !this.#missing.has(arm));
  }

  /** The cells of a round in their order, arm by arm. */
  get cells(): readonly Cell[] {
    return this.arms.flatMap((arm) => this.sizes.map((n) => ({ arm, n })));
  }

  /** Goes on without an arm, before the first pair. */
  leaveOut(arm: string, because: string): void {
    this.#missing.set(arm, because);
  }

  /** The number of pairs that were measured. */
  get pairs(): number {
    return this.#logRatios.length;
  }

  /** Takes the rounds of one more pair. */
  add(now: readonly (readonly number[])[], base: readonly (readonly number[])[]): void {
    this.#logRatios.push(logRatiosOf(now, base));
    this.#baseRounds.push(...base);
    this.#least.push({ now: leastOf(now), base: leastOf(base) });
  }

  /** Whether another pair could decide something. */
  get isOpen(): boolean {
    if (this.problem !== undefined) return false;
    if (!PAIRS_AT_A_LOOK.includes(this.pairs)) return true;
    return this.changes().some(({ isOpen }) => isOpen);
  }

  /** Returns the change of each arm. */
  changes(): WorkloadChange[] {
    const { test, ordinal, experiment, line, advisory } = this.claim;
    const { sizes, problem } = this;
    return this.claim.arms.map((arm) => {
      const which = { test, ordinal, line, advisory, experiment, arm, sizes };
      const because = this.#missing.get(arm) ?? problem;
      if (because !== undefined || this.pairs === 0) {
        return { ...which, isOpen: false, notCompared: because ?? 'no pair of processes got as far' };
      }
      const first = this.arms.indexOf(arm) * sizes.length;
      const ofPairs = this.#logRatios.map((cells) => cells.slice(first, first + sizes.length));
      return { ...which, ...this.#changeOf(ofPairs), counts: this.counts.filter((count) => count.arm === arm) };
    });
  }

  #changeOf(ofPairs: readonly (readonly number[])[]): Pick<WorkloadChange, 'isOpen' | 'time' | 'times' | 'growth'> {
    const { sizes } = this;
    const { atEverySize } = this.#judging;
    const bounds = logBounds(this.#judging.bounds);
    // The JIT may compile the code differently at one size: the median ignores it.
    const time = changeOf(ofPairs.map(median), bounds);
    const times = sizes.map((n, i) => {
      const values = ofPairs.map((cells) => cells[i]!);
      return { n, ...changeOf(values, { ...bounds, atOnce: sizes.length }) };
    });
    const slopes = ofPairs.map((cells) => slopeChange(sizes, cells));
    const growth =
      sizes.length < FEWEST_SIZES || atEverySize ? undefined : changeOf(slopes, growthBounds(sizes, bounds));
    const decisive = atEverySize ? times : [time, growth, ...times];
    const is = (wanted: ChangeOutcome): boolean => decisive.some((change) => change?.outcome === wanted);
    // The whole seems unchanged although one size does not: more pairs decide.
    const seem = (within: ChangeBounds): boolean => times.every(({ values }) => isBetween(median(values), within));
    const isSame = atEverySize
      ? times.every(({ outcome }) => outcome === 'same')
      : seem(bounds) && [time, growth].every((change) => change === undefined || change.outcome === 'same');
    // Code that takes less time can still grow faster: it stays open until the growth is decided.
    const isLess = is('less') && (atEverySize || (growth?.outcome !== 'open' && seem({ high: bounds.high })));
    return { isOpen: !isSame && !is('more') && !isLess, time, times, growth };
  }

  /** Returns the change of the overhead that a claim is about, or undefined if it is about something else. */
  overheadOf(claim: OfferedClaim): OverheadChange | undefined {
    const { statement } = claim;
    if (statement?.kind !== 'overhead' && statement?.kind !== 'added cost') return undefined;
    const { arm, other, sizes } = statement.options;
    if (![arm, other].every((name) => this.arms.includes(name))) return undefined;
    const values = this.#least.map(({ now, base }) =>
      median(
        sizes.map((n) => {
          const [a, b] = [this.#indexOf({ arm, n }), this.#indexOf({ arm: other, n })];
          const [costNow, costBefore] = [now[a]! - now[b]!, base[a]! - base[b]!];
          return costNow > 0 && costBefore > 0 ? Math.log(costNow / costBefore) : NaN;
        }),
      ),
    );
    // An arm that costs no more than the other has no overhead to compare.
    if (values.length === 0 || !values.every(Number.isFinite)) return undefined;
    const change = changeOf(values, { low: -OVERHEAD_MARGIN, high: OVERHEAD_MARGIN });
    return { ...statedOf(claim), advisory: claim.advisory, arm, other, change };
  }

  /** Returns the verdict on a claim by the times of the base, or undefined if they were not measured for it. */
  judgedAtBase(claim: OfferedClaim): ClaimAtBase | undefined {
    // Chosen sizes stand in the statement of the first claim, for which they were chosen.
    const isFirst = isSameClaim(claim, this.claim);
    const statement = claim.statement ?? (isFirst ? this.claim.statement : undefined);
    if (statement === undefined || this.pairs === 0) return undefined;
    const timed = claimOf(statement);
    // A claim that no rounds can answer today has no answer at the base either.
    if (timed.unanswerable !== undefined) return undefined;
    const cells = timed.cells.map((cell) => this.#indexOf(cell));
    if (cells.includes(-1) || timed.batch !== undefined) return undefined;
    const judge = timed.judge(this.#judging.errorRate);
    for (const times of this.#baseRounds) if (judge.state === 'open') judge.add(cells.map((cell) => times[cell]!));
    const { state } = judge;
    const outcome = state === 'holds' || state === 'violated' ? state : 'undecided';
    return { ...statedOf(claim), outcome, evidence: judge.evidence() };
  }

  #indexOf({ arm, n }: Cell): number {
    return this.cells.findIndex((cell) => cell.arm === arm && cell.n === n);
  }
}

/** Returns the fields that name a claim. */
export function statedOf({ test, ordinal, line, matcher, isNot, claimed }: OfferedClaim): StatedClaim {
  return { test, ordinal, line, matcher, isNot, claimed };
}

/** Returns the bounds of a growth that changes the times at the ends by no more than the bounds of each. */
function growthBounds(sizes: readonly number[], { high = 0 }: ChangeBounds): ChangeBounds {
  const margin = Math.max(GROWTH_MARGIN, high / Math.log(Math.max(...sizes) / Math.min(...sizes)));
  return { low: -margin, high: margin };
}

function isBetween(value: number, { low = -Infinity, high = Infinity }: ChangeBounds): boolean {
  return value >= low && value <= high;
}
