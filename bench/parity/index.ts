import path from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import type { BestTimes } from '../../src/cli/parity/bestTimes';
import { geometricMean, ratiosOf, type Ratios } from '../../src/cli/parity/comparison';
import { inTurns, type TurnEnvironment } from '../../src/cli/parity/turns';
import { timesInBareNode, timesInJest, type ParityProcess } from '../../src/cli/parity/processes';
import { significant } from '../../src/describe/quantity';
import { CHILD_FLAGS } from '../../src/jest/process/child';
import type { Interval } from '../../src/model/interval';
import { workloads } from './workloads';

/** Whether a number measured inside Jest is the number outside it: npm run bench:parity -- --help */
const USAGE = `npm run bench:parity -- [--processes 9] [--seed 1] [COLUMN …]

Measures forty workloads in bare Node and elsewhere, in rounds of fresh processes that take turns of some milliseconds,
and prints the ratio of the times. The control is bare Node once more, in the same round.

  jest      under the runner and the environment (judged)
  counted   the same, after a claim in the same file had promises counted (judged)
  flags     bare Node with the flags of the runner's processes
  fallback  under the environment alone

All columns where none is named. Exits with 1 where a judged ratio is beyond 0.9 to 1.1, or their geometric mean beyond
0.98 to 1.02. A workload is unstable and not judged where its control leaves 0.95 to 1.05, or the interval of that the
bound itself.`;

type Column = (process: ParityProcess) => Promise<BestTimes>;

const COLUMNS: Readonly<Record<string, Column>> = {
  bare: (process) => timesInBareNode(process),
  jest: (process) => timesInJest(process, { runner: true }),
  counted: (process) => timesInJest(process, { runner: true, counting: true }),
  flags: (process) => timesInBareNode(process, CHILD_FLAGS),
  fallback: (process) => timesInJest(process, { runner: false }),
};
const JUDGED: readonly string[] = ['jest', 'counted'];
const BOUNDS = { ratio: [0.9, 1.1], mean: [0.98, 1.02], control: [0.95, 1.05] } as const;

function within(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high;
}

/** What was measured of a column: bare Node, bare Node once more and the column itself, which took turns. */
interface Measured {
  readonly bare: BestTimes[];
  readonly control: BestTimes[];
  readonly column: BestTimes[];
}

/** Measures every column beside bare Node and its control, in rounds of fresh processes. */
async function measure(columns: readonly string[], processes: number, seed: number): Promise<Map<string, Measured>> {
  const module = path.join(__dirname, 'workloads/index.js');
  const measured = new Map<string, Measured>(columns.map((column) => [column, { bare: [], control: [], column: [] }]));
  for (let round = 0; round < processes; round++) {
    for (const [column, times] of measured) {
      const { bare } = COLUMNS as { bare: Column };
      const kinds = [bare, bare, COLUMNS[column]!].map(
        (kind) => (environment: TurnEnvironment) => kind({ module, seed: seed + round, environment }),
      );
      const [first, second, own] = await inTurns<BestTimes>(kinds);
      times.bare.push(first!);
      times.control.push(second!);
      times.column.push(own!);
    }
    process.stderr.write(`round ${String(round + 1)} of ${String(processes)}\n`);
  }
  return measured;
}

function report(columns: ReadonlyMap<string, { readonly control: Ratios; readonly ratios: Ratios }>): boolean {
  const heads = [...columns.keys()].flatMap((column) => ['control', column]);
  const table = new Table({
    head: ['', ...heads],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    colAligns: ['left', ...heads.map(() => 'right' as const)],
  });
  let passed = true;
  const judged = (column: string, value: number, bound: readonly [number, number]): string => {
    if (!JUDGED.includes(column) || within(value, bound)) return '';
    passed = false;
    return ' !';
  };
  const isStable = (control: Ratios, name: string): boolean => {
    const { estimate, low, high } = control.get(name)!;
    return within(estimate, BOUNDS.control) && within(low, BOUNDS.ratio) && within(high, BOUNDS.ratio);
  };
  const figure = ({ estimate, low, high }: Interval): string =>
    `${significant(estimate)} [${significant(low)}, ${significant(high)}]`;
  for (const name of Object.keys(workloads)) {
    const cells = [...columns].flatMap(([column, { control, ratios }]) => {
      const ratio = ratios.get(name)!;
      const stable = isStable(control, name);
      const mark = stable ? judged(column, ratio.estimate, BOUNDS.ratio) : ' unstable';
      return [figure(control.get(name)!), `${figure(ratio)}${mark}`];
    });
    table.push([name, ...cells]);
  }
  const means = [...columns].flatMap(([column, { control, ratios }]) => {
    const stable = Object.keys(workloads).filter((name) => isStable(control, name));
    const meanOf = (of: Ratios): number => geometricMean(stable.map((name) => of.get(name)!));
    const mark = judged(column, meanOf(ratios), BOUNDS.mean);
    return [significant(meanOf(control)), `${significant(meanOf(ratios))} of ${String(stable.length)}${mark}`];
  });
  table.push(['geometric mean', ...means]);
  process.stdout.write(`${table.toString()}\n`);
  return passed;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      processes: { type: 'string', default: '9' },
      seed: { type: 'string', default: String(Date.now() % 1e6) },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.find((column) => COLUMNS[column] === undefined);
  if (values.help || unknown !== undefined) {
    process.stdout.write(`${unknown === undefined ? '' : `There is no column ${unknown}.\n\n`}${USAGE}\n`);
    process.exitCode = unknown === undefined ? 0 : 2;
    return;
  }
  const columns = positionals.length > 0 ? positionals : Object.keys(COLUMNS).filter((column) => column !== 'bare');
  const measured = await measure(columns, Number(values.processes), Number(values.seed));
  const ratios = new Map(
    [...measured].map(([name, { bare, control, column }]) => [
      name,
      { control: ratiosOf(control, bare), ratios: ratiosOf(column, bare) },
    ]),
  );
  process.stdout.write(
    `Node ${process.versions.node}, ${values.processes} processes a column, seed ${values.seed}; time over that in bare Node, [ ] 95 % intervals, ! beyond the bound\n`,
  );
  if (!report(ratios)) process.exitCode = 1;
}

void main();
