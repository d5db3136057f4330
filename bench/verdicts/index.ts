import os from 'node:os';
import { parseArgs } from 'node:util';
import { ERROR_RATE } from '../../src/claims/testing/verdicts';
import { MOST_ROUNDS } from '../../src/claims/testing/simulatedTrial';
import { count } from '../../src/describe/quantity';
import { calibrate } from './calibration';
import { calibrationTables } from './calibrationTables';
import { PARTS, provenance, writePart, type Part } from './document';
import { liveTables } from './live';
import { recordedMachines, simulatedMachines } from './machines';
import { resolutionTable } from './resolution';
import { rivalTables } from './rivalTables';

/** How often a verdict is wrong: npm run bench:verdicts -- --help */
const USAGE = `npm run bench:verdicts -- [PART …] [--trials 20000] [--seed 1] [--threads 2]

Counts how often verdicts are wrong, and writes the tables into docs/verdicts.md.

  simulate  every claim on known truths, under simulated noise
  recorded  the same under the noise of recorded batches
  rivals    the same samples judged by the rules of other tools
  live      functions of known growth, measured inside Jest
  busy      the same beside four busy processes
  pairs     arms that are alike and arms a tenth apart, measured inside Jest
  busyPairs the same beside two busy processes

The first three if no part is named.

  --trials   trials of a claim, spread over its truths and machines (simulate, recorded), or of a cell (rivals)
  --runs     runs of the last four (50); each of the last two has five pairs that are alike
  --threads  as many as the machine has cores`;

/** The options of the command line. */
interface Settings {
  readonly trials: number;
  readonly seed: number;
  readonly threads: number;
  readonly runs: number;
}

/** The number of busy processes beside the measured one. */
const BUSY_PROCESSES = 4;
/** As many as there are cores: other tools report differences between equal arms then. */
const BUSY_BESIDE_PAIRS = 2;

const judged = `judged at an error rate of ${String(ERROR_RATE)} in at most ${String(MOST_ROUNDS)} rounds a collection`;

const RUN: Readonly<Record<Part, (settings: Settings) => Promise<string>>> = {
  simulate: (settings) => calibration(settings, simulatedMachines, true),
  recorded: (settings) => calibration(settings, recordedMachines, false),
  rivals: rivalTables,
  live: ({ runs }) => liveTables('live', runs, 0),
  busy: ({ runs }) => liveTables('live', runs, BUSY_PROCESSES),
  pairs: ({ runs }) => liveTables('comparing', runs, 0),
  busyPairs: ({ runs }) => liveTables('comparing', runs, BUSY_BESIDE_PAIRS),
};

async function calibration(settings: Settings, machines: readonly string[], withBounds: boolean): Promise<string> {
  const options = { ...settings, machines, withBounds };
  return [
    `${count(settings.trials)} trials a claim, ${judged}.`,
    calibrationTables(await calibrate(options)),
    '### What a verdict says it would have caught',
    'The violation that a verdict names, the smallest that it would have caught, made true in another collection, with noise and distortions of its own.',
    await resolutionTable(options),
  ].join('\n\n');
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      trials: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      threads: { type: 'string', default: String(os.availableParallelism()) },
      runs: { type: 'string', default: '50' },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.find((part) => !(part in PARTS));
  if (values.help || unknown !== undefined) {
    process.stdout.write(`${unknown === undefined ? '' : `There is no part ${unknown}.\n\n`}${USAGE}\n`);
    process.exitCode = unknown === undefined ? 0 : 2;
    return;
  }
  const parts = (positionals.length > 0 ? positionals : ['simulate', 'recorded', 'rivals']) as Part[];
  const settings = {
    trials: Number(values.trials),
    seed: Number(values.seed),
    threads: Number(values.threads),
    runs: Number(values.runs),
  };
  for (const part of parts) {
    const text = `${provenance(new Date())}, seed ${values.seed}. ${await RUN[part](settings)}`;
    process.stdout.write(`${text}\n`);
    await writePart(part, text);
  }
}

void main();
