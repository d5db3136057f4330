import type { ComparisonEvidence, ComparisonOptions } from '../../claims/comparison/evidence';
import { TimedClaim, type Judge, type JudgeState } from '../../claims/core/claim';
import { Collection } from '../../measure/sweep/collection';
import type { FakeInstruments } from '../../measure/testing/fakeInstruments';
import type { Cell } from '../../model/cell';
import type { Obstacle } from '../../model/obstacle';
import { seededRandom } from '../../statistics/random';
import { normalWorkload, type Measurable } from '../../workload/workload';
import type { AttemptOptions } from '../attempt';

const found = { low: undefined, high: 1, ratios: [], detectableRatio: undefined, times: [] };
/** What every scripted judge finds in the end. */
export const evidence: ComparisonEvidence = { kind: 'comparison', arm: 'a', other: 'b', ...found };
/** What keeps a scripted claim open, if nothing else is said. */
export const nearBound: Obstacle = { kind: 'near limit', quantity: 'ratio', found: 1.1, limit: 1.1 };

/** The sizes of a scripted claim, if nothing else is said. */
const SIZES = [1, 10];

/** A claim on all sizes of some arms that a script decides, by the number of rounds that a judge was given. */
export class ScriptedClaim extends TimedClaim<'comparison', ComparisonOptions, ComparisonEvidence> {
  override readonly kind = 'comparison';
  override readonly cells: readonly Cell[];
  /** The rounds of each judge, oldest judge first. */
  readonly judged: number[][][] = [];
  /** How long the rounds had lasted, each time that a judge was told. */
  readonly lastedNs: number[] = [];
  readonly #script: (rounds: number) => JudgeState;
  /** The evidence of its judges meanwhile, if it is not that of the end. */
  soFar: ComparisonEvidence | undefined;
  /** The rounds before which its judges are not used. */
  fewestRounds = 0;
  readonly #obstacle: Obstacle;

  constructor(
    arms: readonly string[],
    script: (rounds: number) => JudgeState,
    obstacle = nearBound,
    sizes: readonly number[] = SIZES,
  ) {
    super({ arm: 'a', other: 'b', sizes });
    this.cells = arms.flatMap((arm) => sizes.map((n) => ({ arm, n })));
    this.#script = script;
    this.#obstacle = obstacle;
  }

  override judge(): Judge<ComparisonEvidence> {
    const rounds: number[][] = [];
    const script = this.#script;
    this.judged.push(rounds);
    return {
      unanimousRounds: 25,
      fewestRounds: this.fewestRounds,
      lasted: (measuredNs) => this.lastedNs.push(measuredNs),
      add: (times) => rounds.push([...times]),
      get state() {
        return script(rounds.length);
      },
      evidence: () => evidence,
      soFar: () => this.soFar ?? evidence,
      obstacle: () => this.#obstacle,
    };
  }
}

/** Returns a script that comes to a state after so many rounds, and is open before. */
export const after =
  (rounds: number, state: JudgeState) =>
  (taken: number): JudgeState =>
    taken >= rounds ? state : 'open';

/** Returns a collection of arms that measures with fake instruments. */
export function collecting(
  instruments: FakeInstruments,
  arms: Readonly<Record<string, Measurable>>,
  sizes: readonly number[] = SIZES,
): Collection {
  return new Collection({
    arms: new Map(Object.entries(arms).map(([name, measurable]) => [name, normalWorkload(measurable)])),
    sizes,
    callLimitNs: 10e9,
    random: seededRandom(2),
    instruments,
  });
}

/** Returns a collection of two arms, of which a call takes n and 3 n microseconds. */
export const twoArms = (instruments: FakeInstruments): Collection =>
  collecting(instruments, { a: instruments.taking((n) => 1_000 * n), b: instruments.taking((n) => 3_000 * n) });

/** Returns the options of an attempt that nothing but its budget ends. */
export function optionsWith({ clock }: FakeInstruments): AttemptOptions {
  const { signal } = new AbortController();
  return { errorRate: 1e-6, isNot: false, budgetNs: 100e6, clock, deadline: undefined, signal };
}
