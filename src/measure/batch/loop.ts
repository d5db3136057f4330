/**
 * The loops of all batches: sync or async, with functions that get their input alone or n too, and with one input for
 * all calls or an input for each.
 *
 * All workloads share the call sites. `primeLoops` makes them megamorphic before the first workload, so that the engine
 * never inlines a workload here: its time would depend on which workloads ran before it.
 */
type Run = (input: unknown, n: number) => unknown;
type RunBare = (input: unknown) => unknown;

function callWithInput(run: Run, input: unknown, n: number, calls: number): unknown {
  let result: unknown;
  for (let i = 0; i < calls; i++) result = run(input, n);
  return result;
}

function callBare(run: RunBare, input: unknown, _n: number, calls: number): unknown {
  let result: unknown;
  for (let i = 0; i < calls; i++) result = run(input);
  return result;
}

function callWithEach(run: Run, inputs: readonly unknown[], n: number, calls: number): unknown {
  let result: unknown;
  for (let i = 0; i < calls; i++) result = run(inputs[i], n);
  return result;
}

function callBareWithEach(run: RunBare, inputs: readonly unknown[], _n: number, calls: number): unknown {
  let result: unknown;
  for (let i = 0; i < calls; i++) result = run(inputs[i]);
  return result;
}

async function awaitWithInput(run: Run, input: unknown, n: number, calls: number): Promise<unknown> {
  let result: unknown;
  for (let i = 0; i < calls; i++) result = await run(input, n);
  return result;
}

async function awaitBare(run: RunBare, input: unknown, _n: number, calls: number): Promise<unknown> {
  let result: unknown;
  for (let i = 0; i < calls; i++) result = await run(input);
  return result;
}

async function awaitWithEach(run: Run, inputs: readonly unknown[], n: number, calls: number): Promise<unknown> {
  let result: unknown;
  for (let i = 0; i < calls; i++) result = await run(inputs[i], n);
  return result;
}

async function awaitBareWithEach(
  run: RunBare,
  inputs: readonly unknown[],
  _n: number,
  calls: number,
): Promise<unknown> {
  let result: unknown;
  for (let i = 0; i < calls; i++) result = await run(inputs[i]);
  return result;
}

/** Calls a workload a number of times in a row and returns the last result, or a promise of it. */
export type Loop = (run: Run, supplied: unknown, n: number, calls: number) => unknown;

/** The properties of a workload that choose its loop. */
export interface LoopKind {
  /** Whether the function is called with its input alone. */
  readonly bare: boolean;
  /** Whether the loop gets an array with an input for each call, not one input for all calls. */
  readonly each: boolean;
  readonly async: boolean;
}

/** Returns the loop for a kind of workload. */
export function loopFor({ bare, each, async }: LoopKind): Loop {
  if (each) {
    if (async) return (bare ? awaitBareWithEach : awaitWithEach) as Loop;
    return (bare ? callBareWithEach : callWithEach) as Loop;
  }
  if (async) return (bare ? awaitBare : awaitWithInput) as Loop;
  return (bare ? callBare : callWithInput) as Loop;
}

/** The names of the loops in a stack trace. */
export const LOOP_NAMES: readonly string[] = [
  ...[callBare, callWithInput, awaitBare, awaitWithInput],
  ...[callBareWithEach, callWithEach, awaitBareWithEach, awaitWithEach],
].map(({ name }) => name);

/** More targets than an inline cache holds. */
const TARGETS: readonly RunBare[] = [(n) => n, (n) => ({ n }), (n) => [n], (n) => String(n), (n) => () => n];
const CALLS = 200;
let primed = false;

/** Makes the call sites megamorphic before the engine optimises the loops: once a process, before any workload. */
export async function primeLoops(): Promise<void> {
  if (primed) return;
  primed = true;
  for (let round = 0; round < 20; round++) {
    for (const target of TARGETS) {
      for (const bare of [true, false]) {
        for (const each of [true, false]) {
          const supplied = each ? new Array<unknown>(CALLS).fill(round) : round;
          loopFor({ bare, each, async: false })(target, supplied, round, CALLS);
          await loopFor({ bare, each, async: true })(target, supplied, round, CALLS / 10);
        }
      }
    }
  }
}
