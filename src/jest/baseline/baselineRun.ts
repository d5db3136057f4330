import fs from 'node:fs';
import path from 'node:path';
import type { Test } from 'jest-runner';
import { verdictAgainstBase } from '../../claims/baseline/baselineClaim';
import type { WorkloadChange } from '../../claims/baseline/workloadChange';
import { outcomeOf } from '../../describe/change';
import { isSameClaim } from '../../model/claimId';
import type { BaselineFileRecord, FileRecord } from '../../record/record';
import { BaselineError } from '../../revision/commands';
import type { Rerun, RerunResult } from '../../trial/processes';
import { AT_ONCE } from '../../trial/trial';
import type { Checkouts } from './checkouts';
import type { ComparedFile, CompareOrder } from './compareOrder';
import type { RunContext } from '../process/childRun';
import { runPaired, type PairedRunOptions } from './pairedRun';
import { slowerLines } from './slowerLines';

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
  const baseline = checkout && (await withSlowerLines(test, { ...run, checkout, bounds }));
  const compared: ComparedFile = { rootDir: run.globalConfig.rootDir, record, baseline };
  fs.appendFileSync(output, `${JSON.stringify(compared)}\n`);
}

/** The lines of more workloads than these are not looked for: each takes two processes. */
const MOST_LOOKED_FOR = 3;

/** Compares the workloads of a file, and finds the lines of those that became slower. */
async function withSlowerLines(test: Test, options: PairedRunOptions): Promise<BaselineFileRecord> {
  const baseline = await runPaired(test, options);
  const slower = baseline.workloads.filter((workload) => outcomeOf(workload) === 'slower').slice(0, MOST_LOOKED_FOR);
  const { seed } = options.globalConfig;
  const workloads: WorkloadChange[] = [];
  for (const workload of baseline.workloads) {
    const claim = baseline.claimsNow.find((now) => isSameClaim(now, workload));
    const isOfInterest = claim !== undefined && slower.includes(workload);
    const where = isOfInterest ? await slowerLines(test, workload, { ...claim, seed }, options) : undefined;
    workloads.push(where === undefined ? workload : { ...workload, where });
  }
  return { ...baseline, workloads };
}

/** Decides one claim that compares an arm with itself at another commit. */
export async function decideAgainstBase(
  test: Test,
  { test: name, ordinal, claimed, seed, base }: Rerun,
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
    const claim = { test: name, ordinal, claimed, seed };
    const isViolated = verdict.outcome === 'violated';
    const where = isViolated ? await slowerLines(test, workload, claim, { ...run, checkout }) : undefined;
    return { kind: 'decided', result: { ...AT_ONCE, verdict, where, collections: pairs, freshProcesses: 2 * pairs } };
  } catch (error) {
    if (error instanceof BaselineError) return { kind: 'failed', because: error.message };
    throw error;
  }
}
