#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { doctor } from './doctor';

const USAGE = `asymptote doctor

  doctor   what this machine and the Jest configuration of this folder can resolve: the clock, the noise of two runs
           of the same code, contention, the speed of the cores, options that would spoil a run, and whether time
           inside of Jest is time outside. Exits with 1 where claims would be refused.`;

/** Runs the command that is named, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  const [command, ...rest] = positionals;
  const unknown = Object.keys(values).find((name) => name !== 'help');
  if (values.help === true) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (command !== 'doctor' || rest.length > 0 || unknown !== undefined) {
    const said = unknown === undefined ? positionals.join(' ') || 'nothing' : `--${unknown}`;
    process.stderr.write(`asymptote: there is no command for ${said}. Type: npx asymptote doctor\n\n${USAGE}\n`);
    return 2;
  }
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  return doctor(process.cwd(), print, Date.now() % 1_000_000);
}

void main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
