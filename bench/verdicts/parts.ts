import { ERROR_RATE } from '../../src/claims/testing/verdicts';
import { MOST_ROUNDS } from '../../src/claims/testing/simulatedTrial';
import { count } from '../../src/describe/quantity';
import { calibrate, type CalibrationOptions } from './calibration';
import { calibrationTables, summaryRows } from './calibrationTables';
import { cases, givenCases, settledCases } from './cases';
import type { Findings, Part } from './document';
import { liveTables } from './live';
import { recordedMachines, simulatedMachines } from './machines';
import { resolutionTables, type ResolutionOptions } from './resolution';
import { rivalTables } from './rivalTables';

/** The options of the command line. */
export interface Settings {
  /** Undefined for as many as the part takes by itself. */
  readonly trials: number | undefined;
  readonly seed: number;
  readonly threads: number;
  readonly runs: number;
  /** What the claim or the truth must have in its name. */
  readonly only: string;
  /** The machines; undefined for all. */
  readonly machines: readonly string[] | undefined;
}

/** The parts that this command runs. */
export type VerdictPart = Exclude<Part, 'zoo' | 'busyZoo'>;

/** Trials of a claim, or of all tools, if none are named. */
const TRIALS = 20_000;
/** Trials of a cell of chosen sizes if none are named: there are over 400 cells. */
const TRIALS_OF_CELL = 300;

/** The number of busy processes beside the measured one. */
const BUSY_PROCESSES = 4;
/** As many as there are cores: other tools report differences between equal arms then. */
const BUSY_BESIDE_PAIRS = 2;

const judged = `judged at an error rate of ${String(ERROR_RATE)} in at most ${String(MOST_ROUNDS)} rounds a collection`;

/** Runs each part. */
export const RUN: Readonly<Record<VerdictPart, (settings: Settings) => Promise<Findings>>> = {
  given: (settings) =>
    calibration('simulated noise', {
      ...of(settings, simulatedMachines),
      cases: givenCases,
      trialsOf: 'claim',
      withBounds: true,
    }),
  settled: (settings) =>
    calibration('truths that bend', {
      ...of(settings, simulatedMachines, TRIALS_OF_CELL),
      cases: settledCases,
      trialsOf: 'cell',
      withBounds: true,
    }),
  recorded: (settings) =>
    calibration('recorded noise', {
      ...of(settings, recordedMachines),
      cases,
      trialsOf: 'claim',
      withBounds: false,
    }),
  resolution: (settings) => resolutionTables('simulated noise, planted', of(settings, simulatedMachines)),
  recordedResolution: (settings) => resolutionTables('recorded noise, planted', of(settings, recordedMachines)),
  rivals: ({ trials = TRIALS, seed, threads }) => rivalTables({ trials, seed, threads }),
  live: ({ runs }) => liveTables('growths', 'live', runs, 0),
  busy: ({ runs }) => liveTables('growths, beside four busy processes', 'live', runs, BUSY_PROCESSES),
  pairs: ({ runs }) => liveTables('two arms', 'comparing', runs, 0),
  busyPairs: ({ runs }) => liveTables('two arms, beside two busy processes', 'comparing', runs, BUSY_BESIDE_PAIRS),
};

/** Returns the options of a simulation on those of some machines that the command names. */
function of(settings: Settings, everywhere: readonly string[], usual = TRIALS): ResolutionOptions {
  const { trials = usual, seed, threads, only, machines = everywhere } = settings;
  return { trials, seed, threads, only, machines: everywhere.filter((machine) => machines.includes(machine)) };
}

async function calibration(name: string, options: CalibrationOptions): Promise<Findings> {
  const cells = await calibrate(options);
  const counted = `${count(options.trials)} trials a ${options.trialsOf}, ${judged}.`;
  return {
    markdown: [counted, calibrationTables(cells)].join('\n\n'),
    summary: summaryRows(name, cells),
  };
}
