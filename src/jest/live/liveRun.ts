import { plainDuration } from '../../describe/quantity';
import { decidedText, measuredText, oneLine } from '../../report/terminal/liveText';
import { lookAt, type Look } from '../../report/terminal/look';
import { LiveServer, type LiveUpdate } from '../channel/liveChannel';
import { LiveTerminal } from './liveTerminal';
import type { Holder } from '../process/machineLock';

/** Shows how a run goes: in a terminal by one line that is alive, elsewhere by a line for every claim with its verdict. */
export class LiveRun {
  /** Only where there is a terminal that somebody looks at. */
  readonly #terminal: LiveTerminal | undefined;
  #server: LiveServer | undefined;

  constructor() {
    this.#terminal = isWatched() ? new LiveTerminal(process.stderr, [process.stdout]) : undefined;
  }

  /** Begins to listen to the children of the run. */
  async open(): Promise<void> {
    this.#server = await LiveServer.open((update) => {
      this.#show(update);
    });
  }

  /** What children are started with, beside the variables of this process. */
  get environment(): Readonly<Record<string, string>> {
    return this.#server?.environment(this.#terminal === undefined ? 'decided' : 'all') ?? {};
  }

  /** Says who measures on this machine, so that this run cannot. */
  waiting({ project, pid }: Holder, waitedMs: number): void {
    const waited = plainDuration(1e9 * Math.round(waitedMs / 1e3));
    const line = `jest-asymptote: waiting for ${project} (pid ${String(pid)}), ${waited}`;
    if (this.#terminal === undefined) process.stderr.write(`${line}\n`);
    else this.#terminal.show(oneLine(line, look()));
  }

  /** Takes the line away: what comes next is not about a claim. */
  clear(): void {
    this.#terminal?.clear();
  }

  close(): void {
    this.#terminal?.close();
    this.#server?.close();
  }

  #show(update: LiveUpdate): void {
    if ('measured' in update) this.#terminal?.show(measuredText(update.measured, look()));
    else if (this.#terminal === undefined) process.stderr.write(`${decidedText(update.decided, look())}\n`);
    else this.#terminal.clear();
  }
}

/** A terminal may be made wider or narrower at any time. */
function look(): Look {
  return lookAt(process.stderr, process.env);
}

/** Where `CI` is set lines are kept in a log, even where there is a terminal. */
function isWatched(): boolean {
  const { CI = '', TERM } = process.env;
  return process.stderr.isTTY && (CI === '' || CI === 'false') && TERM !== 'dumb';
}
