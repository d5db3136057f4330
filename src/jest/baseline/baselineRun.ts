import fs from 'node:fs';
import path from 'node:path';
import type { Test } from 'jest-runner';
import { verdictAgainstBase } from '../../claims/baseline/baselineClaim';
import type { FileRecord } from '../../record/record';
import { NoBase } from '../../revision/baseCommit';
import { GitError } from '../../revision/git';
import { ShellError } from '../../revision/shell';
import { NO_BASE, type Rerun, type RerunResult } from '../../trial/rerun';
import { AT_ONCE } from '../../trial/trialResult';
import type { Checkouts } from './checkouts';
import { compareOrder, type ComparedFile } from './compareOrder';
import { runPaired, type TwinRunOptions } from './pairedRun';

/** What runs the files of a project needs to run them again. */
type Surroundings = Pick<TwinRunOptions, 'globalConfig' | 'context' | 'watcher'>;

/** Compares a file whose claims were decided with the base, where `asymptote compare` wants to know, and tells it. */
export async function compareFile(
  test: Test,
  record: FileRecord,
  bases: Checkouts,
  surroundings: Surroundings,
): Promise<void> {
  const order = compareOrder();
  if (order === undefined) return;
  const { within, output } = order;
  const laid = record.notMeasured === undefined ? await bases.get() : undefined;
  const bounds = { low: 1 / within, high: within };
  const name = path.basename(test.path);
  if (laid !== undefined) process.stderr.write(`jest-asymptote: comparing ${name} with ${laid.tree.base.named}\n`);
  const twins = laid && (await runPaired(test, { ...surroundings, tree: laid.tree, file: laid.fileOf(test), bounds }));
  const compared: ComparedFile = { rootDir: surroundings.globalConfig.rootDir, record, twins };
  fs.appendFileSync(output, `${JSON.stringify(compared)}\n`);
}

/** Decides one claim on an arm beside itself at another commit. */
export async function decideBesideBase(
  test: Test,
  { test: name, ordinal, base }: Rerun,
  bases: Checkouts,
  surroundings: Surroundings,
): Promise<RerunResult> {
  const { ref, low, high } = base!;
  try {
    const laid = await bases.get(ref);
    if (laid === undefined) return { failure: NO_BASE };
    const bounds = { low, high };
    const only = { test: name, ordinal };
    const { tree } = laid;
    const { workloads, newClaims, pairs } = await runPaired(test, {
      ...surroundings,
      tree,
      file: laid.fileOf(test),
      bounds,
      only,
    });
    const [workload] = workloads;
    if (workload === undefined) return { failure: newClaims[0]?.because ?? 'its test does not get as far there' };
    const evidence = { kind: 'baseline', arm: workload.arm, base: tree.base.named, low, high, workload } as const;
    return {
      result: { ...AT_ONCE, verdict: verdictAgainstBase(evidence), collections: pairs, freshProcesses: 2 * pairs },
    };
  } catch (error) {
    if (error instanceof NoBase || error instanceof GitError || error instanceof ShellError) {
      return { failure: error.message };
    }
    throw error;
  }
}
