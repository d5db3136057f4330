import { plainDuration } from '../../describe/quantity';
import { decidedText, measuredText, oneLine } from '../../report/terminal/liveText';
import { terminalStyle, type TerminalStyle } from '../../report/terminal/terminalStyle';
import type { Handlers } from '../channel/connection';
import type { ChildMessage } from '../channel/messages';
import type { ChildTask } from '../process/child';
import type { Holder } from '../process/machineLock';
import { LiveTerminal } from './liveTerminal';

/** Shows the progress of a run: in a terminal by one line that is replaced, elsewhere by a line for every verdict. */
export class LiveDisplay {
  /** Undefined unless there is an interactive terminal. */
  readonly #terminal = isWatched() ? new LiveTerminal(process.stderr, [process.stdout]) : undefined;

  constructor() {
    // What the first line loads takes a millisecond, for which a claim would have to wait.
    measuredText({ name: '', purpose: 'decide', rounds: 1_000, leftNs: 0, estimate: '' }, currentStyle());
  }

  /** The figures of a child that are shown. */
  get figures(): ChildTask['liveFigures'] {
    return this.#terminal === undefined ? 'decided' : 'all';
  }

  /** The handlers that show them. */
  readonly handlers: Pick<Handlers<ChildMessage>, 'measured' | 'decided'> = {
    measured: ({ claim }) => this.#terminal?.show(measuredText(claim, currentStyle())),
    decided: ({ claim }) => {
      if (this.#terminal === undefined) process.stderr.write(`${decidedText(claim, currentStyle())}\n`);
      else this.#terminal.clear();
    },
  };

  /** Names the process for which this run waits. */
  waiting({ project, pid }: Holder, waitedMs: number): void {
    const waited = plainDuration(1e9 * Math.round(waitedMs / 1e3));
    const line = `jest-asymptote: waiting for ${project} (pid ${String(pid)}), ${waited}`;
    if (this.#terminal === undefined) process.stderr.write(`${line}\n`);
    else this.#terminal.show(oneLine(line, currentStyle()));
  }

  close(): void {
    this.#terminal?.close();
  }
}

/** Returns the style of the terminal, whose width may change at any time. */
function currentStyle(): TerminalStyle {
  return terminalStyle(process.stderr, process.env);
}

/** Whether there is an interactive terminal. If `CI` is set, a log keeps the lines even if there is one. */
function isWatched(): boolean {
  const { CI = '', TERM } = process.env;
  return process.stderr.isTTY && (CI === '' || CI === 'false') && TERM !== 'dumb';
}
