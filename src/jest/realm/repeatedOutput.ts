import fs from 'node:fs';
import os from 'node:os';
import { count } from '../../describe/quantity';
import type { SessionHost } from '../../trial/session';

/** An entry of the console in which Jest collects what tests print. */
interface ConsoleEntry {
  readonly message: string;
  readonly type: string;
}

/** The consoles of Jest: one collects entries, others print at once. */
interface TestConsole {
  readonly getBuffer?: () => ConsoleEntry[] | undefined;
}

type Prepared = NonNullable<SessionHost['prepared']>;

const { setImmediate: realSetImmediate } = globalThis;

/** More texts than these differ from call to call, and are printed as they come. */
const MOST_TEXTS = 1_000;
/** A line of a stack trace. */
const FRAME = /^\s+at .*\n?/gm;

/**
 * Returns a function that measures, and has every text that workloads print meanwhile shown once, with how often. A call
 * that prints costs what it did: it still makes its entry, or writes as much to nowhere.
 *
 * @param realm - the global object whose console workloads use
 * @param isOwnProcess - whether nothing but the file prints in this process
 */
export function repeatedOutputOnce(realm: { readonly console: unknown }, isOwnProcess: boolean): Prepared {
  return async (measure) => {
    const { getBuffer } = realm.console as TestConsole;
    const buffer = (): ConsoleEntry[] => getBuffer?.call(realm.console) ?? [];
    const before = buffer().length;
    const restore = isOwnProcess ? [...printOnce(), warnOnce()] : [];
    try {
      return await measure();
    } finally {
      // Node prints the warnings of the last calls in a tick of their own.
      if (isOwnProcess) await new Promise((resolve) => realSetImmediate(resolve));
      for (const undo of restore) undo();
      mergeEntries(buffer(), before);
    }
  };
}

/** Merges the entries of a text from a place on into the first of them. */
function mergeEntries(entries: ConsoleEntry[], from: number): void {
  const printed = new Map<string, { first: ConsoleEntry; times: number }>();
  for (const entry of entries.splice(from)) {
    const key = `${entry.type} ${entry.message}`;
    const known = printed.get(key);
    if (known === undefined) printed.set(key, { first: entry, times: 1 });
    else known.times++;
  }
  for (const { first, times } of printed.values()) {
    const message = times === 1 ? first.message : `${first.message}\n(shown once; ${timesText(times)})`;
    entries.push({ ...first, message });
  }
}

function timesText(times: number): string {
  return `printed ${count(times)} times while it was measured`;
}

/** How often each text came. */
class Repetitions {
  readonly #times = new Map<string, number>();

  /** Counts a text, and returns whether it is to be shown: it is new, or there are too many to know. */
  isNew(printed: string): boolean {
    // Workloads are called from several places, which Jest prints below the text.
    const text = printed.replaceAll(FRAME, '');
    const times = this.#times.get(text);
    if (times === undefined && this.#times.size === MOST_TEXTS) return true;
    this.#times.set(text, (times ?? 0) + 1);
    return times === undefined;
  }

  /** Returns a line for each text that came more than once. */
  get lines(): string[] {
    return [...this.#times]
      .filter(([, times]) => times > 1)
      .map(([text, times]) => `“${firstLine(text)}” is shown once; ${timesText(times)}\n`);
  }
}

/** Returns the first line of a text that says something: consoles print where they were called first, or colours. */
function firstLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !/^console\.\w+$/.test(line)) ?? '';
}

/** Writes each text to the streams of this process once, and returns functions that undo that. */
function printOnce(): (() => void)[] {
  const nowhere = fs.openSync(os.devNull, 'w');
  const streams = [process.stdout, process.stderr].map((stream) => {
    const { write } = stream;
    const texts = new Repetitions();
    stream.write = (chunk: unknown, ...rest: unknown[]) => {
      if (typeof chunk !== 'string' || texts.isNew(chunk)) {
        return Reflect.apply(write, stream, [chunk, ...rest]) as boolean;
      }
      fs.writeSync(nowhere, chunk);
      const written = rest.at(-1);
      if (typeof written === 'function') (written as (error: null) => void)(null);
      return true;
    };
    return () => {
      // Not deleted: the engine would look up the properties of the stream more slowly from then on.
      stream.write = write;
      for (const line of texts.lines) stream.write(line);
    };
  });
  return [...streams, () => fs.closeSync(nowhere)];
}

/** Has Node print each warning once, and returns a function that undoes that. Listeners of tests hear all of them. */
function warnOnce(): () => void {
  const print = process.listeners('warning').find(({ name }) => name === 'onWarning');
  if (print === undefined) return () => undefined;
  const texts = new Repetitions();
  const printNew = (warning: Error): void => {
    if (texts.isNew(`${warning.name}: ${warning.message}`)) print(warning);
  };
  process.off('warning', print).on('warning', printNew);
  return () => {
    process.off('warning', printNew).on('warning', print);
    for (const line of texts.lines) process.stderr.write(line);
  };
}
