import type { CellTime } from '../../model/cell';
import type { Interval } from '../../model/interval';
import type { Obstacle } from '../../model/obstacle';
import { undecided, type AnyEvidence, type Undecided, type Verdict } from '../../model/verdict';
import type { ProcessRule } from '../core/processRule';
import {
  CHANCE_AT_LIMIT,
  detectableExcess,
  intervalOver,
  PROCESSES_AT_A_LOOK,
  sideOf,
  type Side,
  type SideChances,
} from './betweenProcesses';
import type { SizeRatio } from './evidence';
import type { RatioBound } from './ratioJudge';

/** The parts of the evidence on a ratio that several processes change. */
export interface RatioFigures {
  readonly ratios: readonly SizeRatio[];
  readonly times: readonly CellTime[];
  readonly detectableRatio?: number | undefined;
}

type RatioEvidence = AnyEvidence & RatioFigures;

/** The obstacles that leave a claim to several processes. By contention they differ by more, which their test covers. */
const LEFT_OPEN: readonly Obstacle['kind'][] = ['near limit', 'contention'];

/** Decides bounds on a ratio of two times by the ratios of several processes. */
export class PairProcesses<Evidence extends RatioEvidence> implements ProcessRule<Evidence> {
  readonly #bounds: readonly RatioBound[];
  readonly #withFigures: (evidence: Evidence, figures: RatioFigures) => Evidence;

  /**
   * @param bounds - the bounds of the claim, at least one
   * @param withFigures - returns evidence with the figures of several processes in place of those of its own
   */
  constructor(bounds: readonly RatioBound[], withFigures: (evidence: Evidence, figures: RatioFigures) => Evidence) {
    this.#bounds = bounds;
    this.#withFigures = withFigures;
  }

  isNear(verdicts: readonly Verdict<Evidence>[]): boolean {
    const isNear = (verdict: Verdict<Evidence>): boolean =>
      verdict.outcome === 'undecided' && LEFT_OPEN.includes(verdict.obstacle.kind) && verdict.evidence !== undefined;
    const outcomes = new Set(verdicts.map(({ outcome }) => outcome));
    return verdicts.some(isNear) || (outcomes.has('holds') && outcomes.has('violated'));
  }

  verdictOf(verdicts: readonly Verdict<Evidence>[], isNot: boolean): Verdict<Evidence> | undefined {
    const processes = this.#measuredBy(verdicts);
    const { failing, passing } = CHANCE_AT_LIMIT;
    // Any size may violate the claim, and it holds only if all do: only violations are corrected for their number.
    const sizes = new Set(this.#bounds.map(({ i }) => i)).size;
    const chances: SideChances = {
      inside: isNot ? failing : passing,
      outside: (isNot ? passing : failing) / sizes,
    };
    const sides = this.#bounds.map((bound) => sideOf(excessesOf(bound, processes), chances));
    const isAt = (side: Side): boolean => sides.includes(side);
    if (isAt('outside')) return { outcome: 'violated', evidence: this.#evidenceOf(processes) };
    if (sides.every((side) => side === 'inside')) {
      return { outcome: 'holds', evidence: this.#evidenceOf(processes, chances.outside) };
    }
    const isLast = verdicts.length >= PROCESSES_AT_A_LOOK.at(-1)!;
    if (!isAt('hopeless') && !isLast) return undefined;
    return contended(verdicts, this.#differing(processes, sides));
  }

  tooFew(verdicts: readonly Verdict<Evidence>[], isolationFailure: string | undefined): Verdict<Evidence> {
    const processes = this.#measuredBy(verdicts);
    if (processes.length === 0) return verdicts.at(-1)!;
    const { i, limit } = this.#nearest(processes, this.#bounds);
    const [needed] = PROCESSES_AT_A_LOOK as [number];
    const evidence = this.#evidenceOf(processes);
    const { n, ratio } = evidence.ratios[i]!;
    const measured = { n, found: ratio.estimate, limit, processes: processes.length, needed };
    return contended(verdicts, undecided({ kind: 'too few processes', ...measured, isolationFailure }, evidence));
  }

  #differing(processes: readonly Evidence[], sides: readonly Side[]): Undecided<Evidence> {
    const evidence = this.#evidenceOf(processes);
    const open = this.#bounds.filter((_, bound) => sides[bound] !== 'inside');
    const { i, limit } = this.#nearest(processes, open);
    const { n, ratio } = evidence.ratios[i]!;
    return undecided(
      { kind: 'processes differ', n, found: ratio.estimate, limit, processes: processes.length },
      evidence,
    );
  }

  /** Returns the bound that the mean of the processes passes furthest, or comes nearest to. */
  #nearest(processes: readonly Evidence[], bounds: readonly RatioBound[]): RatioBound {
    const excess = (bound: RatioBound): number => intervalOver(excessesOf(bound, processes)).estimate;
    return bounds.reduce((a, b) => (excess(b) > excess(a) ? b : a));
  }

  /** Returns the evidence of the processes that measured all sizes: calls of the largest may be too long in one. */
  #measuredBy(verdicts: readonly Verdict<Evidence>[]): Evidence[] {
    return verdicts.flatMap(({ evidence }) =>
      evidence !== undefined && this.#bounds.every(({ i }) => evidence.ratios[i] !== undefined) ? [evidence] : [],
    );
  }

  /**
   * Returns the evidence of all processes. If one alone was there, its intervals allow for others already.
   *
   * @param chance - that of a violation at the limit, if the claim holds: the evidence has what would have shown one
   */
  #evidenceOf(processes: readonly Evidence[], chance?: number): Evidence {
    const latest = processes.at(-1)!;
    if (processes.length === 1) return latest;
    const ratios = latest.ratios.map(({ n }, i) => {
      const found = processes.map(({ ratios: those }) => those[i]!.ratio.estimate);
      return { n, ratio: factorOver(found), processes: found };
    });
    const times = latest.times.map(({ arm, n }, cell) => {
      const found = processes.map(({ times: those }) => those[cell]!.timeNs.estimate);
      return { arm, n, timeNs: factorOver(found) };
    });
    const detectableRatio = chance === undefined ? undefined : this.#detectableRatio(processes, chance);
    return this.#withFigures(latest, { ratios, times, detectableRatio });
  }

  /** Returns the ratio that as many processes, as far apart as these, would have shown to violate the claim. */
  #detectableRatio(processes: readonly Evidence[], chance: number): number {
    const [{ limit, sign }] = this.#bounds as [RatioBound];
    const alike = this.#bounds.filter((bound) => bound.sign === sign);
    const excesses = alike.map((bound) => detectableExcess(excessesOf(bound, processes), chance));
    return limit * Math.exp(sign * Math.min(...excesses));
  }
}

/** Names contention as the obstacle if a process met it: processes may differ by it alone. */
function contended<Evidence extends RatioEvidence>(
  verdicts: readonly Verdict<Evidence>[],
  { obstacle, evidence }: Undecided<Evidence>,
): Undecided<Evidence> {
  const obstacles = verdicts.flatMap((verdict) => (verdict.outcome === 'undecided' ? [verdict.obstacle] : []));
  return undecided(obstacles.find(({ kind }) => kind === 'contention') ?? obstacle, evidence);
}

/** Returns by how much the ratio of each process is past a bound, as logarithms. */
function excessesOf({ i, limit, sign }: RatioBound, processes: readonly RatioFigures[]): number[] {
  return processes.map(({ ratios }) => sign * Math.log(ratios[i]!.ratio.estimate / limit));
}

/** Returns the geometric mean of some figures, one a process, with an interval that covers what these differ by. */
function factorOver(figures: readonly number[]): Interval {
  const { estimate, low, high } = intervalOver(figures.map((figure) => Math.log(figure)));
  return { estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) };
}
