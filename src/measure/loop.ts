/**
 * The loops that every batch runs through, two shapes of call by sync and async.
 *
 * Each call site is shared by all workloads and is made megamorphic before the first of them, so that the engine
 * never inlines a workload here: its figure would depend on which workloads ran before it.
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

/** Calls a workload so many times in a row and returns the last result, or a promise of it. */
export type Loop = (run: Run, input: unknown, n: number, calls: number) => unknown;

/** Returns the loop for a kind of workload. `bare` functions are called with their input alone. */
export function loopFor(kind: { readonly bare: boolean; readonly async: boolean }): Loop {
  if (kind.async) return (kind.bare ? awaitBare : awaitWithInput) as Loop;
  return (kind.bare ? callBare : callWithInput) as Loop;
}

/** What the loops are called in a stack trace. */
export const LOOP_NAMES: readonly string[] = [callBare, callWithInput, awaitBare, awaitWithInput].map(
  ({ name }) => name,
);

/** More targets than an inline cache holds. */
const TARGETS: readonly RunBare[] = [(n) => n, (n) => ({ n }), (n) => [n], (n) => String(n), (n) => () => n];
let primed = false;

/** Makes the call sites megamorphic and lets the loops be optimised so. Done once a process, before any workload. */
export async function primeLoops(): Promise<void> {
  if (primed) return;
  primed = true;
  for (let round = 0; round < 20; round++) {
    for (const target of TARGETS) {
      for (const bare of [true, false]) {
        loopFor({ bare, async: false })(target, round, round, 200);
        await loopFor({ bare, async: true })(target, round, round, 20);
      }
    }
  }
}
