import type { Checkout } from '../../revision/checkout';
import type { FileRecord } from '../../record/record';
import type { BaselineFileRecord } from '../../record/record';

/** The variable by which `asymptote compare` tells the runner what to compare with, and where to write what it found. */
const COMPARE = 'JEST_ASYMPTOTE_COMPARE';

/** What it tells. */
export interface CompareOrder extends Checkout {
  /** What time may differ by and still be the same: a ratio over 1. */
  readonly within: number;
  /** A file that gets a line of JSON for each perf file. */
  readonly output: string;
}

/** One line of what the runner writes. */
export interface ComparedFile {
  /** The root of the run, where reports go. */
  readonly rootDir: string;
  readonly record: FileRecord;
  /** Undefined where nothing of it was measured. */
  readonly twins: BaselineFileRecord | undefined;
}

/** Returns what this process was told, or undefined where its run is like any other. */
export function compareOrder(): CompareOrder | undefined {
  const order = process.env[COMPARE] ?? '';
  return order === '' ? undefined : (JSON.parse(order) as CompareOrder);
}

/** Returns the variables that tell it to a run of Jest. */
export function variablesFor(order: CompareOrder): Readonly<Record<string, string>> {
  return { [COMPARE]: JSON.stringify(order) };
}
