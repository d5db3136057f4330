import fs from 'node:fs';
import path from 'node:path';
import { provenance, writePart } from '../document';
import { runOnce } from '../live/run';
import { claims } from './claims';
import { verdictsOf, type ZooRun } from './zooRun';
import { zooTables } from './zooTables';

/** Decides true and false claims on functions of known growth: npm run bench:zoo -- --help */
const USAGE = `npm run bench:zoo                run all claims, on an idle machine
npm run bench:zoo -- 2           the same beside two busy processes
npm run bench:zoo -- 0 binary    only the claims whose titles match a pattern, and print what came out
npm run bench:zoo -- tables      write the tables of the last runs again

A run of all claims is kept in .asymptote/zoo, and its tables are written into docs/verdicts/zoo.md; a line goes into
docs/verdicts.md and README.md.`;

/** The parts of the documents, by the number of busy processes. */
const RUNS = { 0: 'zoo', 2: 'busyZoo' } as const;
type BusyProcesses = 0 | 2;

const fileOf = (busyProcesses: BusyProcesses): string =>
  path.resolve('.asymptote', 'zoo', `${RUNS[busyProcesses]}.json`);

async function main([first = '0', pattern]: readonly string[]): Promise<void> {
  if (first === 'tables') await writeTables();
  else if (first === '0' || first === '2') await measure(first === '0' ? 0 : 2, pattern);
  else process.stdout.write(`${USAGE}\n`);
}

async function measure(busyProcesses: BusyProcesses, pattern: string | undefined): Promise<void> {
  const files = await runOnce('zoo', busyProcesses, pattern);
  const matching = claims.filter(({ title }) => pattern === undefined || new RegExp(pattern, 'i').test(title));
  const verdicts = verdictsOf(matching, files);
  if (verdicts.every(({ answer }) => answer === 'not measured'))
    throw new Error('no claim was measured: Jest says why above');
  const run: ZooRun = { busyProcesses, provenance: provenance(new Date()), verdicts };
  process.stdout.write(`${zooTables(run).markdown}\n`);
  if (pattern !== undefined) return;
  fs.mkdirSync(path.dirname(fileOf(busyProcesses)), { recursive: true });
  fs.writeFileSync(fileOf(busyProcesses), JSON.stringify(run, undefined, 1));
  await writePart(RUNS[busyProcesses], zooTables(run));
}

/** Writes the tables of the runs that are kept. */
async function writeTables(): Promise<void> {
  for (const busyProcesses of [0, 2] as const) {
    const file = fileOf(busyProcesses);
    if (!fs.existsSync(file)) process.stdout.write(`there is no ${file}\n`);
    else await writePart(RUNS[busyProcesses], zooTables(JSON.parse(fs.readFileSync(file, 'utf8')) as ZooRun));
  }
}

void main(process.argv.slice(2));
