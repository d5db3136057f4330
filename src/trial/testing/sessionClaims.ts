import { ExactCountClaim } from '../../claims/counts/exactCountClaim';
import type { CountedClaim, TimedClaim } from '../../claims/kinds';
import { ScalingClaim } from '../../claims/scaling/scalingClaim';
import type { FakeInstruments } from '../../measure/testing/fakeInstruments';
import type { Metric } from '../../model/metric';
import { seededRandom } from '../../statistics/random';
import { experiment, type Arm } from '../../workload/experiment';
import type { Arms } from '../arms';
import type { ClaimOutcome, ClaimOver, ClaimSpec, DecidedClaim, StatedClaim } from '../claim';
import { Session, type SessionHost } from '../session';
import type { TrialOptions } from '../trial';

export const SIZES = [4, 16, 64, 256, 1_024];

/** Returns a session that measures with fake instruments, while the test `sorting` runs. */
export function sessionOf(
  instruments: FakeInstruments,
  host: SessionHost = {},
  more: Pick<TrialOptions, 'memoryLimitBytes'> = {},
): Session {
  const options = { errorRate: 1e-6, budgetNs: 100e6, callLimitNs: 10e9, seed: 1, ...more };
  const file = new Session(options, instruments, host);
  file.test = { name: 'sorting', deadline: undefined, claims: 0 };
  return file;
}

/** Returns two arms of an experiment: linear, and twice as slow. */
export function linearArms(instruments: FakeInstruments): Readonly<Record<'linear' | 'slower', Arm>> {
  const random = seededRandom(8);
  return experiment({
    sizes: SIZES,
    arms: {
      linear: instruments.takingAbout((n) => 1_000 * n, random),
      slower: instruments.takingAbout((n) => 2_000 * n, random),
    },
  });
}

/** Returns the arms of a claim on some arms of an experiment. */
export function about(arms: readonly Arm[], sizes: readonly number[] = SIZES): Arms {
  const [{ experiment: common }] = arms as [Arm];
  return {
    workloads: new Map(arms.map(({ name }) => [name, common.arms.get(name) as never])),
    sizes,
    experiment: common,
  };
}

/** A claim in words, with its arms and what its test says beside. */
export interface Asked extends StatedClaim {
  readonly arms: Arms;
  readonly budgetNs?: number;
  readonly over?: ClaimOver;
}

/** Returns a claim on arms, with further words if some are given. */
export const asking = (arms: Arms, more: Partial<Asked> = {}): Asked => ({
  matcher: 'toScaleLinearly',
  isNot: false,
  claimed: 'it is so',
  arms,
  ...more,
});

/** Returns the claim that an arm grows like n. */
export const linearly = (arm: string, sizes: readonly number[] = SIZES): ScalingClaim =>
  new ScalingClaim({ arm, sizes, growth: 'n', atMost: false });

/** Returns the claim that every call takes or makes exactly so many. */
export const exactly = (metric: Metric, count: number): CountedClaim =>
  new ExactCountClaim({ metric, claimed: () => count });

/** Returns a claim that times decide. */
export const timed = (asked: Asked, claim: TimedClaim): ClaimSpec => ({ ...asked, kind: 'timed', claim });

/** Has a session decide a claim by times, which it may pass over. */
export const state = (file: Session, asked: Asked, claim: TimedClaim): Promise<ClaimOutcome> =>
  file.decide(timed(asked, claim));

/** Has a session decide a claim by counts, which it may pass over. */
export const count = (file: Session, asked: Asked, metric: Metric, claim: CountedClaim): Promise<ClaimOutcome> =>
  file.decide({ ...asked, kind: 'counted', metric, claimOver: () => claim });

/** Has a session decide a claim by times, which it does not pass over. */
export async function decide(file: Session, asked: Asked, claim: TimedClaim): Promise<DecidedClaim> {
  return decided(await state(file, asked, claim));
}

/** Returns the outcome of a claim that was not passed over. */
export function decided(outcome: ClaimOutcome): DecidedClaim {
  if (outcome.kind !== 'decided') throw new Error(`the claim was ${outcome.kind}`);
  return outcome;
}
