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
import { isSameClaim } from '../../model/claimId';
import type { StatedClaim } from '../../model/statedClaim';
import { median } from '../../statistics/interval';
import type { OfferedClaim } from './workloadServer';

/** How workloads are judged. */
export interface TwinJudging {
  /** Between what the ratio of the times, now / before, is none to speak of. */
  readonly bounds: RatioBounds;
  /** Whether each size must be between the bounds, and nothing else matters: that is what one claim says. */
  readonly atEverySize: boolean;
  readonly errorRate: number;
}

/** The exponent of n that times grow with is the same but for so much: n log n has over 0.08 more than n. */
const GROWTH_MARGIN = 0.05;
/** What an arm costs more than another is the same but for so much: a difference of times is less sure than each. */
const OVERHEAD_MARGIN = Math.log(1.25);
/** So many sizes make a growth. */
const SIZES_OF_A_GROWTH = 3;

/** The arms of a claim or an experiment in both revisions, as pair after pair of processes found them. */
export class PairedWorkloads {
  /** The claim that first asked for them. */
  readonly claim: OfferedClaim;
  readonly sizes: readonly number[];
  readonly counts: CountChange[] = [];
  /** Arms that the base cannot measure, and why: the others are compared without them. */
  readonly #lacking = new Map<string, string>();
  /** Why they could not be compared. */
  fault: string | undefined;
  readonly #judging: TwinJudging;
  /** The logarithms of the ratios of both times: a list a pair, one a cell. */
  readonly #logRatios: number[][] = [];
  /** All rounds of the base, a time a cell. */
  readonly #baseRounds: (readonly number[])[] = [];
  /** The least time of each cell, in each pair. */
  readonly #least: { readonly now: readonly number[]; readonly base: readonly number[] }[] = [];

  constructor(claim: OfferedClaim, sizes: readonly number[], judging: TwinJudging) {
    this.claim = claim;
    this.sizes = sizes;
    this.#judging = judging;
  }

  /** The arms that are measured. */
  get arms(): readonly string[] {
    return this.claim.arms.filter((arm) => !this.#lacking.has(arm));
  }

  /** What a round has a time of, in this order: arm by arm. */
  get cells(): readonly { readonly arm: string; readonly n: number }[] {
    return this.arms.flatMap((arm) => this.sizes.map((n) => ({ arm, n })));
  }

  /** Goes on without an arm, before the first pair. */
  leaveOut(arm: string, because: string): void {
    this.#lacking.set(arm, because);
  }

  /** How many pairs found something. */
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
    if (this.fault !== undefined) return false;
    if (!PAIRS_AT_A_LOOK.includes(this.pairs)) return true;
    return this.changes().some(({ isOpen }) => isOpen);
  }

  /** What each arm is, beside what it was. */
  changes(): WorkloadChange[] {
    const { test, ordinal, experiment, line, advisory } = this.claim;
    const { sizes, fault } = this;
    return this.claim.arms.map((arm) => {
      const which = { test, ordinal, line, advisory, experiment, arm, sizes };
      const lacking = this.#lacking.get(arm) ?? fault;
      if (lacking !== undefined || this.pairs === 0) {
        return { ...which, isOpen: false, notCompared: lacking ?? 'no pair of processes got as far' };
      }
      const place = this.arms.indexOf(arm);
      const ofPairs = this.#logRatios.map((cells) => cells.slice(place * sizes.length, (place + 1) * sizes.length));
      return { ...which, ...this.#changeOf(ofPairs), counts: this.counts.filter((count) => count.arm === arm) };
    });
  }

  #changeOf(ofPairs: readonly (readonly number[])[]): Pick<WorkloadChange, 'isOpen' | 'time' | 'times' | 'growth'> {
    const { sizes } = this;
    const { atEverySize } = this.#judging;
    const bounds = logBounds(this.#judging.bounds);
    // A size at which the compiler made another thing of the code does not stand for all.
    const time = changeOf(ofPairs.map(median), bounds);
    const times = sizes.map((n, i) => {
      const values = ofPairs.map((cells) => cells[i]!);
      return { n, ...changeOf(values, { ...bounds, atOnce: sizes.length }) };
    });
    const slopes = ofPairs.map((cells) => slopeChange(sizes, cells));
    const growth =
      sizes.length < SIZES_OF_A_GROWTH || atEverySize ? undefined : changeOf(slopes, growthBounds(sizes, bounds));
    const decisive = atEverySize ? times : [time, growth, ...times];
    const is = (wanted: ChangeOutcome): boolean => decisive.some((change) => change?.outcome === wanted);
    // The same on the whole, and yet another at a size, as it seems: more pairs tell.
    const seem = (within: ChangeBounds): boolean => times.every(({ values }) => isBetween(median(values), within));
    const isSame = atEverySize
      ? times.every(({ outcome }) => outcome === 'same')
      : seem(bounds) && [time, growth].every((change) => change === undefined || change.outcome === 'same');
    // What takes less time can grow faster all the same: it is not done while that is open.
    const isLess = is('less') && (atEverySize || (growth?.outcome !== 'open' && seem({ high: bounds.high })));
    return { isOpen: !isSame && !is('more') && !isLess, time, times, growth };
  }

  /** What a claim on an overhead is about now, beside what it was; undefined where it is on something else. */
  overheadOf(claim: OfferedClaim): OverheadChange | undefined {
    const { statement } = claim;
    if (statement?.kind !== 'overhead' && statement?.kind !== 'added cost') return undefined;
    const { arm, other, sizes } = statement.options;
    if (![arm, other].every((name) => this.arms.includes(name))) return undefined;
    const placeOf = (name: string, n: number): number =>
      this.cells.findIndex((cell) => cell.arm === name && cell.n === n);
    const values = this.#least.map(({ now, base }) =>
      median(
        sizes.map((n) => {
          const [a, b] = [placeOf(arm, n), placeOf(other, n)];
          const [costNow, costBefore] = [now[a]! - now[b]!, base[a]! - base[b]!];
          return costNow > 0 && costBefore > 0 ? Math.log(costNow / costBefore) : NaN;
        }),
      ),
    );
    // What costs less than the other, or as much, has no overhead to compare.
    if (values.length === 0 || !values.every(Number.isFinite)) return undefined;
    const change = changeOf(values, { low: -OVERHEAD_MARGIN, high: OVERHEAD_MARGIN });
    return { ...statedOf(claim), advisory: claim.advisory, arm, other, change };
  }

  /** What a claim comes to by the times of the base, where it is one on times that were measured for it. */
  judgedAtBase(claim: OfferedClaim): ClaimAtBase | undefined {
    // Sizes that were chosen stand in the statement of the claim that they were chosen for.
    const isFirst = isSameClaim(claim, this.claim);
    const statement = claim.statement ?? (isFirst ? this.claim.statement : undefined);
    if (statement === undefined || this.pairs === 0) return undefined;
    const timed = claimOf(statement);
    // What no rounds can answer today, none of the base do either.
    if (timed.unanswerable !== undefined) return undefined;
    const places = timed.cells.map(({ arm, n }) => this.cells.findIndex((cell) => cell.arm === arm && cell.n === n));
    if (places.includes(-1) || timed.batch !== undefined) return undefined;
    const judge = timed.judge(this.#judging.errorRate);
    for (const times of this.#baseRounds) if (judge.state === 'open') judge.add(places.map((place) => times[place]!));
    const { state } = judge;
    const outcome = state === 'holds' || state === 'violated' ? state : 'undecided';
    return { ...statedOf(claim), outcome, evidence: judge.evidence() };
  }
}

/** Returns what is kept of a claim that only needs to be named. */
export function statedOf({ test, ordinal, line, matcher, isNot, claimed }: OfferedClaim): StatedClaim {
  return { test, ordinal, line, matcher, isNot, claimed };
}

/** A growth that makes no more of the times at the ends than they may differ by at each is none to speak of. */
function growthBounds(sizes: readonly number[], { high = 0 }: ChangeBounds): ChangeBounds {
  const margin = Math.max(GROWTH_MARGIN, high / Math.log(Math.max(...sizes) / Math.min(...sizes)));
  return { low: -margin, high: margin };
}

function isBetween(value: number, { low = -Infinity, high = Infinity }: ChangeBounds): boolean {
  return value >= low && value <= high;
}
