import * as v from 'valibot';
import { PROTOCOL_VERSION } from '../../workload/program';

/** The prefix of a line that is a message of the protocol. A program may print other lines. */
const PREFIX = 'asymptote: ';

/** The order of a batch. */
export interface Order {
  /** The number of the order, to distinguish its answer from a late one. */
  readonly id: number;
  readonly arm: string;
  readonly n: number;
  /** The number of calls in a row. */
  readonly calls: number;
  /** Whether to make one call first that is not timed. */
  readonly warm: boolean;
  /** Whether to count: the time of the batch is ignored then. */
  readonly count: boolean;
  /** The count that is asked for: one that slows calls down need not be taken for others. All of the cheap ones if absent. */
  readonly metric?: string | undefined;
}

const name = v.pipe(v.string(), v.nonEmpty());
const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const hello = v.object({
  protocol: v.literal(PROTOCOL_VERSION),
  runtime: name,
  arms: v.pipe(v.array(name), v.nonEmpty()),
  counts: v.optional(v.array(name), []),
});

const done = v.pipe(
  v.object({
    id: wholeNumber,
    ns: v.number(),
    counts: v.optional(v.record(v.string(), wholeNumber), {}),
    preempted: v.optional(v.boolean(), false),
    waitNs: v.optional(v.number()),
  }),
  v.transform((fields) => ({ kind: 'done' as const, ...fields })),
);
const threw = v.pipe(
  v.object({ id: wholeNumber, error: v.string(), trace: v.optional(v.array(v.string()), []) }),
  v.transform((fields) => ({ kind: 'threw' as const, ...fields })),
);
const answer = v.union([threw, done]);

/** The message of a program that is ready. */
export type Hello = v.InferOutput<typeof hello>;

/**
 * The answer to an order that was carried out: the time by the clock of the program, the counts if they were ordered,
 * and if the program can tell, whether the kernel preempted it and how long it waited for a core.
 */
export type Done = v.InferOutput<typeof done>;

/** The answer to an order: its result, or the error of a call. */
export type Answer = Done | v.InferOutput<typeof threw>;

/** The form of both messages, for an error message. */
export const EXPECTED = {
  hello: `${PREFIX}{"protocol":${String(PROTOCOL_VERSION)},"runtime":"…","arms":["…"],"counts":["…"]}`,
  answer: `${PREFIX}{"id":…,"ns":…,"counts":{…}}`,
} as const;

/** Returns the message in a line of a program, or undefined if the line has no prefix. */
export function messageIn(line: string): string | undefined {
  return line.startsWith(PREFIX) ? line.slice(PREFIX.length).trim() : undefined;
}

/** Returns the hello in a message, or undefined if it is no hello of this version. */
export const parseHello = (text: string): Hello | undefined => parsed(hello, text);

/** Returns the answer in a message, or undefined if it is none. */
export const parseAnswer = (text: string): Answer | undefined => parsed(answer, text);

function parsed<Output>(schema: v.GenericSchema<unknown, Output>, text: string): Output | undefined {
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    return undefined;
  }
}
