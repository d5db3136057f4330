import type { Checkout } from '../../revision/checkout';
import type { BaselineFileRecord, FileRecord } from '../../record/record';

/** The variable in which `asymptote compare` hands its order to the runner. */
const COMPARE = 'JEST_ASYMPTOTE_COMPARE';

/** The commit to compare with, and where to write the result. */
export interface CompareOrder extends Checkout {
  /** The ratio of times, over 1, up to which they count as unchanged. */
  readonly within: number;
  /** The file that gets a line of JSON for each perf file. */
  readonly output: string;
}

/** One line of the result. */
export interface ComparedFile {
  /** The root of the run, which gets the reports. */
  readonly rootDir: string;
  readonly record: FileRecord;
  /** Undefined if nothing of the file was measured. */
  readonly baseline: BaselineFileRecord | undefined;
}

/** Returns the order of this process, or undefined if it has none. */
export function compareOrder(): CompareOrder | undefined {
  const order = process.env[COMPARE] ?? '';
  return order === '' ? undefined : (JSON.parse(order) as CompareOrder);
}

/** Returns the environment variables that hand an order to a run of Jest. */
export function variablesFor(order: CompareOrder): Readonly<Record<string, string>> {
  return { [COMPARE]: JSON.stringify(order) };
}
