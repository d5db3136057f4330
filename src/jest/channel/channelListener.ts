import { sinceNs, type Clock } from '../../measure/clock/clock';
import type { Cell } from '../../model/cell';
import type { AttemptState } from '../../trial/attempt';
import type { ClaimRun, DecidedClaim } from '../../trial/claim';
import type { SessionListener } from '../../trial/sessionListener';
import { LiveFigures } from '../live/liveFigures';
import type { RunningWorkload } from './messages';
import type { RunnerClient } from './runnerClient';

/** Messages closer together than this are dropped, except on a workload's first calls: a hang begins there. */
const EVERY_NS = 500e6;

/** The options of a channel listener. */
export interface ChannelListenerOptions {
  readonly clock: Clock;
  /** How long one call may take; the runner takes twice as long a silence for a hang. */
  readonly callLimitNs: number;
}

/** Tells the runner what the claims of this process do: which workload runs, for its watchdog, and figures to show. */
export class ChannelListener implements SessionListener {
  readonly #runner: RunnerClient;
  readonly #options: ChannelListenerOptions;
  readonly #figures: LiveFigures;
  /** The cell that runs, and since when. */
  #cell: Cell | undefined;
  #since = 0n;
  #before: RunningWorkload['before'];
  #sent = 0n;
  readonly #seen = new Set<string>();

  constructor(runner: RunnerClient, options: ChannelListenerOptions) {
    this.#runner = runner;
    this.#options = options;
    this.#figures = new LiveFigures((figure) => runner.show(figure), runner.task, options.clock);
  }

  /** A workload of a claim is about to run. It is cheap enough for every batch and every single call. */
  measuring({ spec, place: { test } }: ClaimRun, cell: Cell): void {
    const { clock, callLimitNs } = this.#options;
    const { arm, n } = cell;
    const key = `${arm} ${String(n)}`;
    const last = this.#cell;
    const isFresh = last === undefined || !this.#seen.has(key);
    if (last?.arm !== arm || last.n !== n) {
      // Single calls come first, smaller sizes before larger ones; batches come later.
      const hasReturned = isFresh && last?.arm === arm;
      this.#before = hasReturned ? { n: last.n, timeNs: sinceNs(clock, this.#since) } : undefined;
    }
    this.#since = clock.now();
    this.#cell = cell;
    this.#seen.add(key);
    if (!isFresh && Number(this.#since - this.#sent) < Math.min(EVERY_NS, callLimitNs / 2)) return;
    this.#sent = this.#since;
    const running = { kind: 'running', test, claim: spec.matcher, cell: { arm, n }, before: this.#before } as const;
    this.#runner.connection.notify(running);
  }

  /** No workload of a claim runs any more. */
  idle(): void {
    if (this.#cell === undefined) return;
    this.#cell = undefined;
    this.#runner.connection.notify({ kind: 'idle' });
  }

  /** A round was taken. If this returns a promise the next round waits for it. */
  afterRound({ place }: ClaimRun, state: AttemptState): Promise<void> | undefined {
    return this.#figures.measured(place, state);
  }

  /** A claim has its outcome. The next one waits for what this returns. */
  decided(claim: DecidedClaim): Promise<void> {
    return this.#figures.decided(claim);
  }
}
