import fs from 'node:fs';
import path from 'node:path';
import type { Test } from 'jest-runner';
import { verdictAgainstBase } from '../../claims/baseline/baselineClaim';
import type { FileRecord } from '../../record/record';
import { BaselineError } from '../../revision/commands';
import type { Rerun, RerunResult } from '../../trial/processes';
import { AT_ONCE } from '../../trial/trial';
import type { Checkouts } from './checkouts';
import type { ComparedFile, CompareOrder } from './compareOrder';
import type { RunContext } from '../process/childRun';
import { runPaired } from './pairedRun';

/** Compares a file whose claims were decided with the base, and writes the result. */
export async function compareFile(
  test: Test,
  record: FileRecord,
  { within, output }: CompareOrder,
  bases: Checkouts,
  run: RunContext,
): Promise<void> {
  const checkout = record.notMeasured === undefined ? await bases.get() : undefined;
  const bounds = { low: 1 / within, high: within };
  if (checkout !== undefined) {
    process.stderr.write(`jest-asymptote: comparing ${path.basename(test.path)} with ${checkout.base.name}\n`);
  }
  const baseline = checkout && (await runPaired(test, { ...run, checkout, bounds }));
  const compared: ComparedFile = { rootDir: run.globalConfig.rootDir, record, baseline };
  fs.appendFileSync(output, `${JSON.stringify(compared)}\n`);
}

/** Decides one claim that compares an arm with itself at another commit. */
export async function decideAgainstBase(
  test: Test,
  { test: name, ordinal, base }: Rerun,
  bases: Checkouts,
  run: RunContext,
): Promise<RerunResult> {
  const { ref, low, high } = base!;
  try {
    const checkout = await bases.get(ref);
    if (checkout === undefined) return { kind: 'no base' };
    const only = { test: name, ordinal };
    const { workloads, newClaims, pairs } = await runPaired(test, { ...run, checkout, bounds: { low, high }, only });
    const [workload] = workloads;
    if (workload === undefined) {
      return { kind: 'failed', because: newClaims[0]?.because ?? 'its test does not get as far there' };
    }
    const evidence = { kind: 'baseline', arm: workload.arm, base: checkout.base.name, low, high, workload } as const;
    const verdict = verdictAgainstBase(evidence);
    return { kind: 'decided', result: { ...AT_ONCE, verdict, collections: pairs, freshProcesses: 2 * pairs } };
  } catch (error) {
    if (error instanceof BaselineError) return { kind: 'failed', because: error.message };
    throw error;
  }
}
