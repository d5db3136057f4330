import type { Obstacle } from '../../model/obstacle';
import { estimateText } from '../../describe/estimate';
import { isSatisfied } from '../../record/record';
import { sinceNs, type Clock } from '../../measure/clock/clock';
import type { MeasuredClaim } from '../../report/terminal/liveText';
import { claimName, noteOn, verdictText } from '../../report/claimName';
import type { AttemptState } from '../../trial/attempt';
import type { Outcome } from '../../trial/question';
import type { Turn } from '../../trial/turn';
import type { LiveClient } from '../channel/liveChannel';

/** Where a claim stands. */
type Place = Pick<Turn, 'test' | 'ordinal' | 'group'>;

/** Signs of life take no more than this share of the time, and estimates as much: the next one waits so much longer. */
const SHARE = 1 / 800;
/** More often than this nobody reads them. */
const LEAST_NS = 250e6;
/** Claims that these keep from being decided are no claims of this run. */
const ELSEWHERE: readonly string[] = ['no base', 'no program'] satisfies Obstacle['kind'][];

/** Says how the claims of a process go, between rounds, and so seldom that it costs next to nothing. */
export class LiveProgress {
  readonly #client: Pick<LiveClient, 'extent' | 'tell'>;
  readonly #clock: Clock;
  readonly #purpose: MeasuredClaim['purpose'];
  #due: bigint;
  #estimateDue = 0n;
  /** What was found of the claim that was measured last. */
  #latest: { readonly claim: string; readonly estimate: string } = { claim: '', estimate: '' };

  constructor(client: Pick<LiveClient, 'extent' | 'tell'>, purpose: MeasuredClaim['purpose'], clock: Clock) {
    this.#client = client;
    this.#purpose = purpose;
    this.#clock = clock;
    this.#due = clock.now() + BigInt(LEAST_NS);
  }

  /** Says how far a claim is, where it is time to; then the next round must wait. */
  onRound(claim: Place, state: AttemptState): Promise<void> | undefined {
    if (this.#client.extent !== 'all' || this.#clock.now() < this.#due) return undefined;
    return this.#tell(claim, state);
  }

  /** Says what a claim came to, where it is there to be decided in this run. */
  onDecided(outcome: Outcome): Promise<void> {
    const { verdict, wallNs } = outcome;
    const note = noteOn(outcome);
    if ('obstacle' in verdict && ELSEWHERE.includes(verdict.obstacle.kind)) return Promise.resolve();
    const undecided = verdict.outcome === 'undecided' ? 'undecided' : 'not as stated';
    return this.#client.tell({
      decided: {
        name: nameOf(outcome),
        verdict: [verdictText(verdict), ...(note === '' ? [] : [note])].join(' '),
        state: isSatisfied(outcome) ? 'as stated' : undecided,
        estimate: 'evidence' in verdict && verdict.evidence !== undefined ? estimateText(verdict.evidence) : '',
        wallNs,
      },
    });
  }

  async #tell(claim: Place, state: AttemptState): Promise<void> {
    const { rounds, spentNs, budgetNs } = state;
    const name = nameOf(claim);
    this.#estimate(name, state);
    const start = this.#clock.now();
    const { estimate } = this.#latest;
    await this.#client.tell({
      measured: { name, purpose: this.#purpose, rounds, leftNs: budgetNs - spentNs, estimate },
    });
    this.#due = this.#after(start);
  }

  /** Estimates anew where that is due, and where the claim is another one, of which nothing is known yet. */
  #estimate(claim: string, state: AttemptState): void {
    const start = this.#clock.now();
    if (this.#latest.claim === claim && start < this.#estimateDue) return;
    const found = state.evidence();
    this.#latest = { claim, estimate: found === undefined ? '' : estimateText(found) };
    this.#estimateDue = this.#after(start);
  }

  /** When something that began at a time may be done again. */
  #after(start: bigint): bigint {
    const tookNs = sinceNs(this.#clock, start);
    return this.#clock.now() + BigInt(Math.round(Math.max(LEAST_NS, tookNs / SHARE)));
  }
}

function nameOf({ test, ordinal, group }: Pick<Outcome, 'test' | 'ordinal' | 'group'>): string {
  return claimName({ id: { test, ordinal }, group });
}
