import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { WorkloadOutcome } from '../../src/describe/change';
import { count, percent, significant } from '../../src/describe/quantity';
import { boundedCount } from '../verdicts/boundedCount';
import { provenance } from '../verdicts/document';
import { markdownTable } from '../verdicts/markdown';
import { History } from './history';
import { ownRatios } from './ownMeasure';
import { compareOnce, type ComparedOnce } from './run';

/** How often a comparison with another commit is wrong: npm run bench:compare -- --help */
const USAGE = `npm run bench:compare -- [KIND …] [--runs 100]

Compares the commits of a small library with itself and with planted changes, and prints tables for docs/compare.md.

  same    a commit with itself
  busy    the same beside two busy processes
  quiet   two versions between which the library did not change
  tenth   a tenth more work planted in every workload
  quarter a quarter more
  known   the version in which the algorithm changed, beside a measurement of its own
  growth  n planted to n log n, which the claim lets pass`;

/** What is compared with what. */
interface Kind {
  readonly tag: string;
  readonly busyProcesses?: number;
  readonly prepare: (history: History) => void;
}

const ALL = ['spaces', 'zeros', 'numbers', 'dashes', 'nothing', 'words', 'joined', 'split', 'upper', 'reversed'];

const KINDS: Readonly<Record<string, Kind>> = {
  same: { tag: 'v1.3.0', prepare: padding({ version: '1.3.0' }) },
  busy: { tag: 'v1.3.0', busyProcesses: 2, prepare: padding({ version: '1.3.0' }) },
  quiet: { tag: 'v1.1.0', prepare: padding({ version: '1.3.0' }) },
  tenth: { tag: 'v1.3.0', prepare: padding({ version: '1.3.0', repeats: 22 }) },
  quarter: { tag: 'v1.3.0', prepare: padding({ version: '1.3.0', repeats: 25 }) },
  known: { tag: 'v1.0.2', prepare: padding({ version: '1.1.0' }) },
  growth: {
    tag: 'v1.3.0',
    prepare: (history) => {
      history.workloads(['steps']);
      // As much at n = 1,536 as the 40 steps of the base
      history.set({ version: '1.3.0', steps: 'Math.round(3.78 * Math.log2(n))' });
    },
  },
};

function padding(to: Parameters<History['set']>[0]): Kind['prepare'] {
  return (history) => {
    history.workloads(ALL);
    history.set(to);
  };
}

async function main(): Promise<void> {
  const options = { runs: { type: 'string', default: '100' }, help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const kinds = positionals.length > 0 ? positionals : Object.keys(KINDS);
  const unknown = kinds.find((kind) => !(kind in KINDS));
  if (values.help || unknown !== undefined) {
    process.stderr.write(`${unknown === undefined ? '' : `there is no kind ${unknown}\n\n`}${USAGE}\n`);
    process.exitCode = unknown === undefined ? 0 : 2;
    return;
  }
  const history = new History();
  const rows: string[][] = [];
  try {
    for (const kind of kinds) {
      const { tag, prepare, busyProcesses = 0 } = KINDS[kind]!;
      prepare(history);
      const runs: ComparedOnce[] = [];
      for (let run = 0; run < Number(values.runs); run++) {
        const compared = await compareOnce(history, tag, busyProcesses);
        runs.push(compared);
        process.stderr.write(`${kind}, run ${String(run + 1)}: ${lineOf(compared)}\n`);
      }
      rows.push(rowOf(kind, runs));
      if (kind === 'known') process.stdout.write(`${agreementOf(history, runs)}\n\n`);
    }
  } finally {
    history.remove();
  }
  process.stdout.write(`${provenance(new Date())}.\n\n${markdownTable(HEAD, rows)}\n`);
}

/** All that a row is made of, so that what was compared before an early end is not lost. */
function lineOf({ outcomes, ratios, seconds }: ComparedOnce): string {
  const workloads = outcomes.map((outcome, i) => `${outcome} ${significant(ratios[i]!)}`);
  return `${significant(seconds)} s: ${workloads.join(', ')}`;
}

const HEAD = [
  'kind',
  'comparisons',
  'workloads',
  'slower',
  'faster',
  'unchanged',
  'undecided',
  'time, now / before',
  'seconds',
];

function rowOf(kind: string, runs: readonly ComparedOnce[]): string[] {
  const outcomes = runs.flatMap((run) => run.outcomes);
  const of = (outcome: WorkloadOutcome): number => outcomes.filter((one) => one === outcome).length;
  const ratios = runs.flatMap((run) => run.ratios).sort((a, b) => a - b);
  const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b);
  const middle = (sorted: readonly number[]): number => sorted[sorted.length >> 1]!;
  return [
    kind,
    count(runs.length),
    count(outcomes.length),
    boundedCount(of('slower'), outcomes.length),
    count(of('faster')),
    count(of('unchanged')),
    `${count(of('undecided'))} (${percent(of('undecided') / outcomes.length)})`,
    medianAndRange(ratios),
    `${significant(middle(seconds))}, ${significant(seconds.at(-1)!)} at most`,
  ];
}

function medianAndRange(sorted: readonly number[]): string {
  return `${significant(sorted[sorted.length >> 1]!)}, ${significant(sorted[0]!)} to ${significant(sorted.at(-1)!)}`;
}

/** How the sizes of the known change agree with those found without this package. */
function agreementOf(history: History, runs: readonly ComparedOnce[]): string {
  const own = ownRatios(history, '1.1.0', '1.0.2');
  const rows = ALL.map((name, i) => {
    const found = runs.map((run) => run.ratios[i]!).sort((a, b) => a - b);
    return [name, significant(found[found.length >> 1]!), medianAndRange(own[i]!)];
  });
  return markdownTable(['workload', 'time, now / before', 'by a measurement of its own'], rows);
}

if (!fs.existsSync(path.resolve('dist/cli/index.js'))) throw new Error('there is no dist. Type: npm run build');
void main();
