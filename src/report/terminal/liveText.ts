import { plainDuration } from '../../describe/quantity';
import { asciiOf } from './ascii';
import type { Look } from './look';
import { clipped } from './wrap';

/** A claim that is being measured. */
export interface MeasuredClaim {
  readonly name: string;
  /** What the process that measures is there for. */
  readonly purpose: 'decide' | 'confirm';
  readonly rounds: number;
  /** What is left of the time that its rounds may measure. */
  readonly leftNs: number;
  /** What was found so far, with its interval; empty where nothing was. */
  readonly estimate: string;
}

/** A claim that has its verdict. */
export interface DecidedClaim {
  readonly name: string;
  /** With what it means for the test, where that is not the same. */
  readonly verdict: string;
  /** What the verdict means for its test. */
  readonly state: 'as stated' | 'not as stated' | 'undecided';
  /** What was found, with its interval; empty where nothing was. */
  readonly estimate: string;
  readonly wallNs: number;
}

const DOING = { decide: 'measuring', confirm: 'confirming' } as const;

/** Returns a claim that is being measured as one line, which fits where lines must not be broken. */
export function measuredText({ name, purpose, rounds, leftNs, estimate }: MeasuredClaim, look: Look): string {
  const taken = rounds === 1 ? '1 round' : `${String(rounds)} rounds`;
  const figures = [...(estimate === '' ? [] : [estimate]), taken, `${tenths(leftNs)} left`];
  return oneLine(`${DOING[purpose]}  ${figures.join(', ')}  ${name}`, look);
}

/** Returns a claim that has its verdict as one line, however long. */
export function decidedText({ name, verdict, state, estimate, wallNs }: DecidedClaim, look: Look): string {
  const paint = { 'as stated': 'green', 'not as stated': 'red', undecided: 'yellow' } as const;
  const found = estimate === '' ? '' : `: ${estimate}`;
  const text = `${look.colours[paint[state]](verdict)}  ${name}${found} (${plainDuration(wallNs)})`;
  return look.isUnicode ? text : asciiOf(text);
}

/** Returns text as one line that does not reach the last column, in which some terminals begin a new one. */
export function oneLine(text: string, { columns, isUnicode, colours }: Look): string {
  const line = clipped(text.replaceAll(/\s*\n\s*/g, ' '), columns - 1);
  return colours.dim(isUnicode ? line : asciiOf(line));
}

/** A time that is ticking away. */
function tenths(durationNs: number): string {
  return `${(Math.max(0, durationNs) / 1e9).toFixed(1)} s`;
}
