import fs from 'node:fs';
import path from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { factorOf } from '../matchers/core/ratio';
import { readReport, UnreadableReport } from '../record/readReport';
import { REPORT_PATH } from '../record/store';
import { isFreeForPage, pageOf, writePage } from '../report/page/pageFile';
import { BaselineError } from '../revision/commands';
import { CommandError } from './commandError';
import { compare, type CompareOptions } from './compare';
import { doctor } from './doctor';
import { replay } from './replay';

const REPORT = ['[report]', 'the path of a report', REPORT_PATH] as const;

/** Runs the `asymptote` command, and returns its exit code: 2 if the arguments are wrong or the command cannot run. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const end = args[0] === 'compare' ? args.indexOf('--') : -1;
  const [ownArguments, jestArguments] = end === -1 ? [args, []] : [args.slice(0, end), args.slice(end + 1)];
  let exitCode = 0;

  const program = new Command('npx asymptote')
    .description('Compares the performance of commits, checks this machine, and judges or draws reports again.')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error/, 'asymptote')),
    });
  program
    .command('compare')
    .usage('[options] [ref] [-- arguments of Jest]')
    .summary('measure what changed since another commit')
    .description(
      'Measures the perf files of this folder with its code, including uncommitted changes, and with the code of another commit, in turns, and says what changed. Exits with 0 if all claims hold and nothing is slower, with 1 if that is not so or not known, and with 2 if nothing could be compared.',
    )
    .argument('[ref]', 'a branch, a tag or a commit (default: the merge base with the default branch)')
    .addOption(
      new Option('--within <ratio>', 'by how much times may differ and count as unchanged')
        .default(factorOf('5 %'), '5 %')
        .argParser(ratioArgument),
    )
    .option('--build <command>', 'a command that compiles the code of the other commit')
    .action(async (ref: string | undefined, options: Pick<CompareOptions, 'within' | 'build'>) => {
      exitCode = await compare(process.cwd(), { ref, ...options, jestArguments });
    });
  program
    .command('doctor')
    .summary('check what this machine and the Jest configuration can resolve')
    .description(
      'Checks the clock, the noise between two runs of the same code, contention, the speed of the cores, options of Jest that would spoil a run, and whether code takes as long inside Jest as outside. Exits with 1 if claims would be refused.',
    )
    .action(async () => {
      exitCode = await doctor(process.cwd(), Date.now() % 1_000_000);
    });
  program
    .command('replay')
    .summary('judge the claims of a report again')
    .description(
      'Judges the claims of a run again from the batches in its report. Exits with 1 if a verdict is not that of the report.',
    )
    .argument(...REPORT)
    .action((report: string) => {
      exitCode = replay(path.resolve(report));
    });
  program
    .command('report')
    .summary('draw the page of a report again')
    .description('Writes the page of a report beside it, as every run does: report.html for report.json.')
    .argument(...REPORT)
    .action((report: string) => drawReport(path.resolve(report)));
  program.showHelpAfterError('Type: npx asymptote --help');
  for (const command of program.commands) {
    command.showHelpAfterError(`Type: npx asymptote ${command.name()} --help`);
  }

  try {
    await program.parseAsync(ownArguments, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed its own errors, and throws for --help and --version too, with code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const isExpected = [CommandError, BaselineError, UnreadableReport].some((expected) => error instanceof expected);
    const { message, stack = message } = error as Error;
    console.error(`asymptote: ${isExpected ? message : stack}`);
    return 2;
  }
}

function packageVersion(): string {
  const manifest = fs.readFileSync(path.join(__dirname, '../../package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

function ratioArgument(text: string): number {
  const factor = factorOf(text);
  if (factor === undefined) throw new InvalidArgumentError("It must be a ratio over 1, as in --within '5 %'.");
  return factor;
}

/**
 * Writes the page of a report beside it, and prints where.
 *
 * @throws {UnreadableReport} when the report cannot be read
 * @throws {CommandError} when another file is in the place of the page
 */
function drawReport(reportFile: string): void {
  const page = pageOf(reportFile);
  if (!isFreeForPage(page)) {
    const [own, other] = [path.relative('', page), path.relative('', reportFile)];
    throw new CommandError(
      `${own} is not the page of a report, and is left as it is. Type: mv ${own} elsewhere.html, or give ${other} another name`,
    );
  }
  console.log(path.relative('', writePage(reportFile, readReport(reportFile))));
}
