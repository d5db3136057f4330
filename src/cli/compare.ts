import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { variablesFor, type ComparedFile, type CompareOrder } from '../jest/baseline/compareOrder';
import { exitCodeOf, itemsOf, type Comparison, type ExitCode } from '../record/comparison';
import { reportOf, writeReport } from '../record/store';
import { annotations } from '../report/markdown/annotations';
import { comparisonMarkdown } from '../report/markdown/comparisonMarkdown';
import { writePage } from '../report/page/pageFile';
import { renderComparison } from '../report/terminal/comparisonText';
import { terminalStyle } from '../report/terminal/terminalStyle';
import { findBaseCommit, isUnchangedSince } from '../revision/baseCommit';
import type { Checkout } from '../revision/checkout';
import { openWorktree } from '../revision/worktree';
import { CommandError } from './commandError';
import { jestPath } from './jestPath';

/** The path of a project's summary, from its root. */
const SUMMARY_PATH = path.join('.asymptote', 'report.md');

/** The options of a comparison. */
export interface CompareOptions {
  /** A branch, a tag or a commit. @defaultValue the merge base with the default branch */
  readonly ref: string | undefined;
  /** The ratio of times, over 1, up to which they count as unchanged. */
  readonly within: number;
  /** A command that compiles the code of the base. */
  readonly build?: string | undefined;
  /** The perf files and options that Jest gets. */
  readonly jestArguments: readonly string[];
}

/**
 * Measures the perf files of a project with its code and with that of another commit, in turns, and prints what changed.
 *
 * @returns 0 if all claims hold and nothing is slower, 1 if that is not so or not known
 * @throws {BaselineError} when the other commit cannot be found, checked out or built
 * @throws {CommandError} when nothing was measured
 */
export async function compare(folder: string, options: CompareOptions): Promise<ExitCode> {
  const base = await findBaseCommit(folder, options.ref);
  console.error(`asymptote: comparing with ${base.name}, ${base.commit.slice(0, 12)}`);
  if (await isUnchangedSince(base)) {
    console.error(
      'asymptote: nothing has changed since then: only noise can differ. For the commit before: npx asymptote compare HEAD~1',
    );
  }
  const worktree = await openWorktree(base, fs.realpathSync(folder), options.build);
  try {
    return await compareWith(worktree, folder, options);
  } finally {
    await worktree.remove();
  }
}

async function compareWith(
  { folder: baseFolder, base }: Checkout,
  folder: string,
  { within, jestArguments }: CompareOptions,
): Promise<ExitCode> {
  const hasFiles = jestArguments.some((argument) => !argument.startsWith('-'));
  const args = hasFiles ? jestArguments : ['__perf__', ...jestArguments];
  const run = await runJest(folder, args, { folder: baseFolder, base, within });
  const [first] = run.files;
  if (first === undefined) {
    const why = run.exitCode === 0 ? 'Name the perf files' : 'Jest failed, as it says above. Or name the perf files';
    throw new CommandError(`nothing was measured. ${why}: npx asymptote compare -- <paths>`);
  }
  const comparison: Comparison = {
    base: { named: base.name, commit: base.commit, within },
    files: run.files.map(({ record }) => record),
    baselineFiles: run.files.flatMap(({ baseline }) => baseline ?? []),
  };
  const items = itemsOf(comparison);
  const markdown = comparisonMarkdown(comparison, items);
  const report = reportOf(comparison.files, comparison);
  writePage(writeReport(first.rootDir, report), report);
  fs.writeFileSync(path.join(first.rootDir, SUMMARY_PATH), markdown);
  console.log(renderComparison(comparison, items, terminalStyle(process.stdout, process.env)));
  tellGitHub(markdown, annotations(items, base.root));
  const exitCode = exitCodeOf(comparison, items);
  // A test can fail for other reasons than its claims.
  return exitCode === 0 && run.exitCode !== 0 ? 1 : exitCode;
}

/** In a workflow of GitHub Actions, appends to its summary and annotates the lines of claims. */
function tellGitHub(markdown: string, commands: readonly string[]): void {
  const { GITHUB_STEP_SUMMARY: summary = '', GITHUB_ACTIONS: isAction } = process.env;
  if (summary !== '') fs.appendFileSync(summary, markdown);
  if (isAction === 'true') for (const command of commands) console.log(command);
}

/**
 * Runs the Jest of a project with some arguments; its runner compares the perf files with the base.
 *
 * @throws {CommandError} when the project has no Jest, or a signal interrupts the run
 */
async function runJest(
  folder: string,
  args: readonly string[],
  order: Omit<CompareOrder, 'output'>,
): Promise<{ exitCode: number; files: ComparedFile[] }> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-compare-'));
  const output = path.join(scratch, 'files.jsonl');
  try {
    const child = spawn(process.execPath, [jestPath(folder), ...args], {
      cwd: folder,
      env: { ...process.env, ...variablesFor({ ...order, output }) },
      stdio: 'inherit',
    });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    let received: NodeJS.Signals | undefined;
    // Jest must end first: it still uses the checkout, which is removed afterwards.
    const passOn = (signal: NodeJS.Signals): void => {
      received = signal;
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, passOn);
    const [code] = (await once(child, 'exit')) as [number | null];
    for (const signal of signals) process.off(signal, passOn);
    if (received !== undefined) throw new CommandError(`interrupted by ${received}`);
    return { exitCode: code ?? 1, files: filesIn(output) };
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

function filesIn(output: string): ComparedFile[] {
  if (!fs.existsSync(output)) return [];
  const lines = fs.readFileSync(output, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ComparedFile);
}
