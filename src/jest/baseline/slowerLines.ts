import type { Test } from 'jest-runner';
import type { WorkloadChange } from '../../claims/baseline/workloadChange';
import { changedLines } from '../../measure/where/changedLines';
import type { Where } from '../../model/where';
import type { Rerun } from '../../trial/processes';
import { patternOf, rerunResultOf, runInChild, type RunContext } from '../process/childRun';
import { testAtBase } from './baseConfig';
import type { BaseCheckout } from './checkouts';

/**
 * Returns the lines that an arm spends more time in than at the base, at the size where it became slowest, or undefined if
 * it did not become slower or a process does not find them. Each revision is sampled in a process of its own, which runs
 * the claim that the arm is part of.
 */
export async function slowerLines(
  test: Test,
  { arm, time, times = [] }: WorkloadChange,
  { test: name, ordinal, claimed, seed }: Pick<Rerun, 'test' | 'ordinal' | 'claimed' | 'seed'>,
  run: RunContext & { readonly checkout: BaseCheckout },
): Promise<Where | undefined> {
  // Over all sizes together it may be slower, and by too little for any of them.
  const [slowest] = times
    .filter(({ outcome }) => outcome === 'more' || time?.outcome === 'more')
    .sort((a, b) => b.change.estimate - a.change.estimate);
  if (slowest === undefined) return undefined;
  const { checkout } = run;
  const rerun: Rerun = { test: name, ordinal, claimed, seed, purpose: 'locate', profiled: { arm, n: slowest.n } };
  const linesOf = async (revision: Test): Promise<Where | undefined> => {
    const testNamePattern = patternOf(name);
    const globalConfig = { ...run.globalConfig, testNamePattern, updateSnapshot: 'none', bail: 0 } as const;
    const role = { kind: 'rerun', rerun } as const;
    const end = await runInChild(revision, { ...run, globalConfig, role, liveFigures: 'none', admit: () => ({}) });
    const answer = rerunResultOf(end);
    return answer.kind === 'decided' ? answer.result.where : undefined;
  };
  const base = await linesOf(testAtBase(test, checkout, checkout.fileOf(test).current));
  if (base === undefined) return undefined;
  const now = await linesOf(test);
  if (now === undefined) return undefined;
  const folders = { base: checkout.folder, now: checkout.base.root };
  return changedLines({ base, now, folders, baseName: checkout.base.name });
}
