import { plainDuration, plural } from '../../describe/quantity';
import type { ClaimState } from '../text/claimText';
import { printable } from './asciiText';
import { statePaint, type TerminalStyle } from './terminalStyle';
import { clipped } from './textLines';

/** A claim that is being measured. */
export interface MeasuredClaim {
  readonly name: string;
  /** The purpose of the process that measures. */
  readonly purpose: 'decide' | 'confirm';
  readonly rounds: number;
  /** The rest of the claim's time for measuring. */
  readonly leftNs: number;
  /** The estimate so far with its interval; empty if there is none. */
  readonly estimate: string;
}

/** A claim that has its verdict. */
export interface DecidedClaim {
  readonly name: string;
  /** The verdict, with its meaning for the test if that differs. */
  readonly verdict: string;
  readonly state: ClaimState;
  /** The estimate with its interval; empty if there is none. */
  readonly estimate: string;
  readonly wallNs: number;
}

const DOING = { decide: 'measuring', confirm: 'confirming' } as const;

/** Returns a claim that is being measured as one line that fits the terminal. */
export function measuredText({ name, purpose, rounds, leftNs, estimate }: MeasuredClaim, style: TerminalStyle): string {
  const left = `${(Math.max(0, leftNs) / 1e9).toFixed(1)} s left`;
  const figures = [...(estimate === '' ? [] : [estimate]), plural(rounds, 'round'), left];
  return oneLine(`${DOING[purpose]}  ${figures.join(', ')}  ${name}`, style);
}

/** Returns a claim that has its verdict as one line of any length. */
export function decidedText({ name, verdict, state, estimate, wallNs }: DecidedClaim, style: TerminalStyle): string {
  const found = estimate === '' ? '' : `: ${estimate}`;
  const paint = statePaint(state, style.colours);
  return printable(`${paint(verdict)}  ${name}${found} (${plainDuration(wallNs)})`, style);
}

/** Returns text as one line that ends before the last column: some terminals begin a new line after it. */
export function oneLine(text: string, style: TerminalStyle): string {
  const line = clipped(text.replaceAll(/\s*\n\s*/g, ' '), style.columns - 1);
  return style.colours.dim(printable(line, style));
}
