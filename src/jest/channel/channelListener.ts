import { sinceNs, type Clock } from '../../measure/clock/clock';
import type { Cell, WorkloadPart } from '../../model/cell';
import type { AttemptState } from '../../trial/attempt';
import type { ClaimRun, DecidedClaim } from '../../trial/claim';
import type { SessionListener } from '../../trial/sessionListener';
import { LiveFigures } from '../live/liveFigures';
import type { RunningWorkload } from './messages';
import type { RunnerClient } from './runnerClient';

/** Messages closer together than this are dropped, except on a workload's first calls: a hang begins there. */
const EVERY_NS = 500e6;

/** Tells the runner what the claims of this process do: which workload runs, for its watchdog, and figures to show. */
export class ChannelListener implements SessionListener {
  readonly #runner: RunnerClient;
  readonly #clock: Clock;
  readonly #callLimitNs: number;
  readonly #figures: LiveFigures;
  /** The cell that runs, and since when. */
  #cell: Cell | undefined;
  #since = 0n;
  #before: RunningWorkload['before'];
  #sent = 0n;
  #sentPart: WorkloadPart = 'run';
  readonly #seen = new Set<string>();

  /** @param callLimitNs - how long one call may take; the runner takes twice as long a silence for a hang */
  constructor(runner: RunnerClient, clock: Clock, callLimitNs: number) {
    this.#runner = runner;
    this.#clock = clock;
    this.#callLimitNs = callLimitNs;
    this.#figures = new LiveFigures((figure) => runner.show(figure), runner.task, clock);
  }

  /** Is cheap enough for every batch and every single call. */
  measuring({ spec, place: { test } }: ClaimRun, cell: Cell, part: WorkloadPart): void {
    const { arm, n } = cell;
    const key = `${part} ${arm} ${String(n)}`;
    const last = this.#cell;
    const isFresh = last === undefined || !this.#seen.has(key);
    if (last?.arm !== arm || last.n !== n) {
      // Single calls come first, smaller sizes before larger ones; batches come later.
      const hasReturned = isFresh && last?.arm === arm;
      this.#before = hasReturned ? { n: last.n, timeNs: sinceNs(this.#clock, this.#since) } : undefined;
    }
    this.#since = this.#clock.now();
    this.#cell = cell;
    this.#seen.add(key);
    // The runner must not take a call for an input that is built.
    const isNews = isFresh || (part === 'run' && this.#sentPart === 'input');
    if (!isNews && Number(this.#since - this.#sent) < Math.min(EVERY_NS, this.#callLimitNs / 2)) return;
    this.#sent = this.#since;
    this.#sentPart = part;
    const running = {
      kind: 'running',
      test,
      claim: spec.matcher,
      cell: { arm, n },
      part,
      before: this.#before,
    } as const;
    this.#runner.connection.notify(running);
  }

  idle(): void {
    if (this.#cell === undefined) return;
    this.#cell = undefined;
    this.#runner.connection.notify({ kind: 'idle' });
  }

  afterRound({ place }: ClaimRun, state: AttemptState): Promise<void> | undefined {
    return this.#figures.measured(place, state);
  }

  decided(claim: DecidedClaim): Promise<void> {
    return this.#figures.decided(claim);
  }
}
