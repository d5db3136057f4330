import { plainDuration } from '../../describe/quantity';
import { decidedText, measuredText, oneLine } from '../../report/terminal/liveText';
import { terminalStyle, type TerminalStyle } from '../../report/terminal/terminalStyle';
import type { Handlers } from '../channel/connection';
import type { ChildMessage } from '../channel/messages';
import type { ChildTask } from '../process/child';
import type { Holder } from '../process/machineLock';
import { LiveTerminal } from './liveTerminal';

/** Shows how a run goes: in a terminal by one line that is replaced, else by a line for every claim with its verdict. */
export class LiveDisplay {
  /** Undefined unless there is a terminal that somebody looks at. */
  readonly #terminal = isWatched() ? new LiveTerminal(process.stderr, [process.stdout]) : undefined;

  /** Which figures of a child are shown. */
  get figures(): ChildTask['liveFigures'] {
    return this.#terminal === undefined ? 'decided' : 'all';
  }

  /** How those figures are shown. */
  readonly handlers: Pick<Handlers<ChildMessage>, 'measured' | 'decided'> = {
    measured: ({ claim }) => this.#terminal?.show(measuredText(claim, currentStyle())),
    decided: ({ claim }) => {
      if (this.#terminal === undefined) process.stderr.write(`${decidedText(claim, currentStyle())}\n`);
      else this.#terminal.clear();
    },
  };

  /** Says who measures on this machine, so that this run cannot. */
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

/** A terminal may be made wider or narrower at any time. */
function currentStyle(): TerminalStyle {
  return terminalStyle(process.stderr, process.env);
}

/** If `CI` is set lines are kept in a log, even if there is a terminal. */
function isWatched(): boolean {
  const { CI = '', TERM } = process.env;
  return process.stderr.isTTY && (CI === '' || CI === 'false') && TERM !== 'dumb';
}
