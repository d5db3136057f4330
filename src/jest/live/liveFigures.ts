import { estimateOf } from '../../describe/kinds';
import { sinceNs, type Clock } from '../../measure/clock/clock';
import { claimName, claimState, verdictNote, verdictText } from '../../report/text/claimText';
import type { AttemptState } from '../../trial/attempt';
import type { ClaimPlace, DecidedClaim } from '../../trial/claim';
import type { LiveMessage } from '../channel/messages';
import type { ChildTask } from '../process/child';

type NamedClaim = Omit<ClaimPlace, 'invocation'>;
type Task = Pick<ChildTask, 'role' | 'liveFigures'>;

/** The share of the time that figures may take, and that estimates may take. */
const SHARE = 1 / 800;
/** The shortest time between two estimates. */
const LEAST_NS = 250e6;

/** Shows the figures of claims while they are measured, so seldom that it costs next to nothing. */
export class LiveFigures {
  readonly #show: (figure: LiveMessage) => Promise<void>;
  readonly #task: Task;
  readonly #clock: Clock;
  #due: bigint;
  #estimateDue = 0n;
  /** The estimate of the claim that was measured last. */
  #latest: { readonly claim: string; readonly estimate: string } = { claim: '', estimate: '' };

  /** @param show - resolves once a figure was shown */
  constructor(show: (figure: LiveMessage) => Promise<void>, task: Task, clock: Clock) {
    this.#show = show;
    this.#task = task;
    this.#clock = clock;
    this.#due = clock.now() + BigInt(LEAST_NS);
  }

  /** Shows the state of a claim if that is due; then the next round must wait. */
  measured(claim: NamedClaim, state: AttemptState): Promise<void> | undefined {
    if (this.#task.liveFigures !== 'all' || this.#clock.now() < this.#due) return undefined;
    return this.#showMeasured(claim, state);
  }

  /** Shows the verdict on a claim, if this process decides it. */
  async decided(outcome: DecidedClaim): Promise<void> {
    if (this.#task.liveFigures === 'none' || this.#task.role.kind !== 'decide') return;
    const { verdict, wallNs } = outcome;
    await this.#show({
      kind: 'decided',
      claim: {
        name: nameOf(outcome),
        verdict: `${verdictText(verdict)} ${verdictNote(outcome)}`.trimEnd(),
        state: claimState(outcome),
        estimate: verdict.evidence === undefined ? '' : estimateOf(verdict.evidence),
        wallNs,
      },
    });
  }

  async #showMeasured(claim: NamedClaim, state: AttemptState): Promise<void> {
    const { rounds, spentNs, budgetNs } = state;
    const name = nameOf(claim);
    const purpose = this.#task.role.kind === 'rerun' ? 'confirm' : 'decide';
    const estimate = this.#estimateOf(name, state);
    const start = this.#clock.now();
    const leftNs = budgetNs - spentNs;
    await this.#show({ kind: 'measured', claim: { name, purpose, rounds, leftNs, estimate } });
    this.#due = this.#after(start);
  }

  /** Estimates again if that is due, or if the claim is another one. */
  #estimateOf(claim: string, state: AttemptState): string {
    const start = this.#clock.now();
    if (this.#latest.claim !== claim || start >= this.#estimateDue) {
      const found = state.evidence();
      this.#latest = { claim, estimate: found === undefined ? '' : estimateOf(found) };
      this.#estimateDue = this.#after(start);
    }
    return this.#latest.estimate;
  }

  /** Returns when something that began at a time may be done again. */
  #after(start: bigint): bigint {
    const tookNs = sinceNs(this.#clock, start);
    return this.#clock.now() + BigInt(Math.round(Math.max(LEAST_NS, tookNs / SHARE)));
  }
}

function nameOf({ test, ordinal, group }: NamedClaim): string {
  return claimName({ id: { test, ordinal }, group });
}
