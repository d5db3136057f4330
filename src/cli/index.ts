#!/usr/bin/env node
import path from 'node:path';
import { parseArgs } from 'node:util';
import { REPORT_PATH } from '../record/store';
import { compare, COMPARE_USAGE } from './compare';
import { doctor } from './doctor';
import { lookAt } from '../report/terminal/look';
import { replayReport } from './replay';
import { drawReport } from './report';

const USAGE = `${COMPARE_USAGE}
asymptote doctor
asymptote replay [report]
asymptote report [report]

  compare  measures the perf files of this folder by its code, uncommitted changes too, and by that of another commit,
           in turns, and says what changed; without a ref, by that at which the default branch was left. Exits with
           0 where all claims hold and nothing is slower, 1 where that is not so or not known, 2 where nothing could
           be compared.
  doctor   what this machine and the Jest configuration of this folder can resolve: the clock, the noise of two runs
           of the same code, contention, the speed of the cores, options that would spoil a run, and whether time
           inside of Jest is time outside. Exits with 1 where claims would be refused.
  replay   judges the claims of a run again by the batches that its report holds, by default ${REPORT_PATH}
           in this folder. Exits with 1 where the verdicts are not those of the report.
  report   writes the page of a report beside it, as every run does: of report.json report.html.`;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Runs the command that is named, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const [first, ...others] = args;
  if (first === 'compare' && !others.some((arg) => arg === '--help' || arg === '-h')) {
    return compare(others, process.cwd(), { out: print, error: complain });
  }
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  const [command, ...rest] = positionals;
  const unknown = Object.keys(values).find((name) => name !== 'help');
  if (values.help === true) {
    print(USAGE);
    return 0;
  }
  if (unknown === undefined) {
    if (command === 'doctor' && rest.length === 0) return doctor(process.cwd(), Date.now() % 1_000_000);
    if (command === 'replay' && rest.length <= 1) {
      return replayReport(
        path.resolve(rest[0] ?? REPORT_PATH),
        { out: print, error: complain },
        lookAt(process.stdout, process.env),
      );
    }
    if (command === 'report' && rest.length <= 1) {
      return drawReport(path.resolve(rest[0] ?? REPORT_PATH), { out: print, error: complain });
    }
  }
  const said = unknown === undefined ? positionals.join(' ') || 'nothing' : `--${unknown}`;
  complain(
    `asymptote: there is no command for ${said}. Type: npx asymptote compare, npx asymptote doctor, npx asymptote replay, or npx asymptote report\n\n${USAGE}`,
  );
  return 2;
}

void main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
