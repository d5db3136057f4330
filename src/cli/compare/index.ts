import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exitCodeOf, itemsOf, type Comparison, type ExitCode } from '../../record/comparison';
import { reportOf, writeReport } from '../../record/store';
import { factorOf } from '../../matchers/core/ratio';
import { annotations } from '../../report/markdown/annotations';
import { comparisonMarkdown } from '../../report/markdown/comparisonMarkdown';
import { renderComparison } from '../../report/terminal/comparisonText';
import { lookAt } from '../../report/terminal/look';
import { writePage } from '../../report/page/pageFile';
import { findBaseCommit, isUnchangedSince } from '../../revision/baseCommit';
import { BaselineError } from '../../revision/commands';
import { openWorktree, type Worktree } from '../../revision/worktree';
import type { Printer } from '../replay';
import { Interrupted, NoJest, runJest } from './jestRun';

/** Where a project's summary lies, from its root. */
const SUMMARY_PATH = path.join('.asymptote', 'report.md');

/** What is asked for on the command line. */
interface Asked {
  readonly ref: string | undefined;
  readonly within: number;
  readonly build: string | undefined;
  /** What Jest is called with. */
  readonly jest: readonly string[];
}

/** What a user typed that cannot be run, and what to type. */
class Mistyped extends Error {}

/** The arguments of `compare`, as a line of help has them. */
export const COMPARE_USAGE =
  "asymptote compare [ref] [--within '5 %'] [--build 'npm run build'] [-- arguments of Jest]";

/**
 * Measures the perf files of a project by its code and by that of another commit, in turns, and says what changed.
 *
 * @param args - what stands behind the command
 * @param folder - the folder of the project
 * @returns 0 where all claims hold and nothing is slower, 1 where not or not known, 2 where nothing could be compared
 */
export async function compare(args: readonly string[], folder: string, { out, error }: Printer): Promise<ExitCode> {
  let worktree: Worktree | undefined;
  try {
    const asked = askedBy(args);
    const base = await findBaseCommit(folder, asked.ref);
    error(`asymptote: comparing with ${base.name}, ${base.commit.slice(0, 12)}`);
    if (await isUnchangedSince(base)) {
      error(
        'asymptote: nothing was changed since: only noise can differ. For the commit before: npx asymptote compare HEAD~1',
      );
    }
    worktree = await openWorktree(base, fs.realpathSync(folder), asked.build);
    return await compareWith(worktree, asked, folder, { out, error });
  } catch (failure) {
    // What nobody expected is not a verdict either.
    error(`asymptote: ${isTold(failure) ? failure.message : String((failure as Error).stack ?? failure)}`);
    return 2;
  } finally {
    await worktree?.remove();
  }
}

/** Whether a failure is one that its message tells all of. */
function isTold(failure: unknown): failure is Error {
  return [Mistyped, BaselineError, NoJest, Interrupted].some((told) => failure instanceof told);
}

function askedBy(args: readonly string[]): Asked {
  const end = args.indexOf('--');
  const [own, jest] = end === -1 ? [args, []] : [args.slice(0, end), args.slice(end + 1)];
  const options = {
    within: { type: 'string', default: '5 %' },
    build: { type: 'string' },
  } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: [...own], options, allowPositionals: true });
  } catch (failure) {
    throw new Mistyped(`${(failure as Error).message.split('. ')[0] ?? ''}. Type: npx ${COMPARE_USAGE}`);
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) {
    throw new Mistyped(`one commit to compare with, not ${positionals.join(' and ')}. Type: npx ${COMPARE_USAGE}`);
  }
  const within = factorOf(values.within);
  if (within === undefined) {
    throw new Mistyped(
      `--within must be a ratio over 1, and is ${JSON.stringify(values.within)}. Type: --within '5 %'`,
    );
  }
  const { build } = values;
  return {
    ref: positionals[0],
    within,
    build,
    jest: jest.some((arg) => !arg.startsWith('-')) ? jest : ['__perf__', ...jest],
  };
}

async function compareWith(
  worktree: Worktree,
  { within, jest }: Asked,
  folder: string,
  { out, error }: Printer,
): Promise<ExitCode> {
  const { base } = worktree;
  const run = await runJest(folder, jest, { folder: worktree.folder, base, within });
  const [first] = run.files;
  if (first === undefined) {
    const why = run.exitCode === 0 ? 'Name the perf files' : 'Jest failed, as it says above. Or name the perf files';
    error(`asymptote: nothing was measured. ${why}: npx asymptote compare -- <paths>`);
    return 2;
  }
  const comparison: Comparison = {
    base: { named: base.name, commit: base.commit, within },
    files: run.files.map(({ record }) => record),
    twins: run.files.flatMap(({ twins }) => twins ?? []),
  };
  const items = itemsOf(comparison);
  const markdown = comparisonMarkdown(comparison, items);
  const report = reportOf(comparison.files, comparison);
  writePage(writeReport(first.rootDir, report), report);
  fs.writeFileSync(path.join(first.rootDir, SUMMARY_PATH), markdown);
  out(renderComparison(comparison, items, lookAt(process.stdout, process.env)));
  tellGitHub(markdown, annotations(items, base.root), out);
  const exitCode = exitCodeOf(comparison, items);
  // A test can fail by more than its claims.
  return exitCode === 0 && run.exitCode !== 0 ? 1 : exitCode;
}

function tellGitHub(markdown: string, commands: readonly string[], out: Printer['out']): void {
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_ACTIONS: isAction } = process.env;
  if (summary !== undefined && summary !== '') fs.appendFileSync(summary, markdown);
  if (isAction === 'true') for (const command of commands) out(command);
}
