import type { Instruments } from '../../measure/clock/instruments';
import type { ClaimOutcome, ClaimSpec } from '../claim';
import type { Rerun, RerunResult } from '../processes';
import { Session } from '../session';
import type { TrialOptions } from '../trial';

/** A session whose file can be run again: in place of a fresh process another session decides the same claim. */
export class RestartableSession extends Session {
  readonly #specs: Map<string, ClaimSpec>;

  /** @param started - called with the number of each fresh process, from 1, before it measures */
  constructor(options: TrialOptions, instruments: Instruments, started: (process: number) => void = () => undefined) {
    const specs = new Map<string, ClaimSpec>();
    let processes = 0;
    const rerunner = async (rerun: Rerun): Promise<RerunResult> => {
      started(++processes);
      const fresh = new Session({ ...options, seed: rerun.seed }, instruments, { rerun });
      fresh.test = { name: rerun.test, deadline: undefined, claims: rerun.ordinal - 1 };
      const outcome = await fresh.decide(specs.get(rerun.claimed)!);
      return outcome.kind === 'decided'
        ? { kind: 'decided', result: outcome }
        : { kind: 'failed', because: outcome.kind };
    };
    super(options, instruments, { rerunner });
    this.#specs = specs;
  }

  override decide(spec: ClaimSpec): Promise<ClaimOutcome> {
    this.#specs.set(spec.claimed, spec);
    return super.decide(spec);
  }
}
