import * as v from 'valibot';
import { PROTOCOL_VERSION } from './version';

/** What a line of a program begins with that is meant for us; it may print whatever else it likes. */
const MARK = 'asymptote: ';

/** A batch that a program is to do. */
export interface Order {
  /** Which order it is, so that an answer can be told from one that is late. */
  readonly id: number;
  readonly arm: string;
  readonly n: number;
  /** How many calls in a row. */
  readonly calls: number;
  /** Whether one more call goes before that is not timed. */
  readonly warm: boolean;
  /** Whether what the calls take is to be counted: then nobody looks at the time. */
  readonly count: boolean;
}

const name = v.pipe(v.string(), v.nonEmpty());
const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const hello = v.object({
  protocol: v.literal(PROTOCOL_VERSION),
  runtime: name,
  arms: v.pipe(v.array(name), v.nonEmpty()),
  counts: v.optional(v.array(name), []),
});

const done = v.object({
  id: wholeNumber,
  ns: v.number(),
  counts: v.optional(v.record(v.string(), wholeNumber), {}),
  preempted: v.optional(v.boolean(), false),
  waitNs: v.optional(v.number()),
});
const thrown = v.object({ id: wholeNumber, error: v.string(), trace: v.optional(v.array(v.string()), []) });
const answer = v.union([thrown, done]);

/** What a program says once it is ready. */
export type Hello = v.InferOutput<typeof hello>;

/**
 * What it says of a batch that was done: how long it took by its own clock, what was counted if it was to be, and where
 * it can tell, whether the kernel took the core away meanwhile, and for how long it was ready and waited for one.
 */
export type Done = v.InferOutput<typeof done>;

/** What it says of a batch: that, or what a call threw. */
export type Answer = Done | v.InferOutput<typeof thrown>;

/** What each of both must look like, for a message. */
export const EXPECTED = {
  hello: `${MARK}{"protocol":${String(PROTOCOL_VERSION)},"runtime":"…","arms":["…"],"counts":["…"]}`,
  answer: `${MARK}{"id":…,"ns":…,"counts":{…}}`,
} as const;

/** Returns what a line of a program says to us, or undefined where it only prints something. */
export function saidIn(line: string): string | undefined {
  return line.startsWith(MARK) ? line.slice(MARK.length).trim() : undefined;
}

/** Returns the hello that a text is, or undefined where it is none of this version. */
export function helloOf(text: string): Hello | undefined {
  return parsed(hello, text);
}

/** Returns the answer that a text is, or undefined where it is none. */
export function answerOf(text: string): Answer | undefined {
  return parsed(answer, text);
}

function parsed<Schema extends typeof hello | typeof answer>(
  schema: Schema,
  text: string,
): v.InferOutput<Schema> | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
