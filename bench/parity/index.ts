import path from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { significant, withInterval } from '../../src/describe/quantity';
import { CHILD_FLAGS } from '../../src/jest/process/child';
import { timesInBareNode, timesInJest, type ParityProcess } from './processes';
import { geometricMean, ratiosOf, type Ratios, type Times } from './ratios';
import { measureInTurns, type TurnEnvironment } from './turns';
import { workloads } from './workloads';

/** Checks that code takes as long inside Jest as outside: npm run bench:parity -- --help */
const USAGE = `npm run bench:parity -- [--processes 9] [--seed 1] [COLUMN …]

Measures forty workloads in bare Node and in the columns below, in rounds of fresh processes that take turns of ten
milliseconds, and prints the ratios of the times. The control is a second process of bare Node in the same round.

  jest      with the runner and the environment (judged)
  counted   the same, after a claim in the same file had promises counted (judged)
  flags     bare Node with the flags of the runner's processes
  fallback  with the environment alone

Without a COLUMN it measures all. Exits with 1 if a judged ratio is outside 0.9 to 1.1, or their geometric mean outside
0.98 to 1.02. A workload is unstable, and not judged, if its control is outside 0.95 to 1.05, or if the interval of the
control leaves 0.9 to 1.1.`;

type Column = (process: ParityProcess) => Promise<Times>;

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

/** The times of three processes that took turns in each round. */
interface ColumnTimes {
  readonly bare: Times[];
  readonly control: Times[];
  readonly column: Times[];
}

/** Measures each column together with bare Node and its control, in rounds of fresh processes. */
async function measure(columns: readonly string[], processes: number, seed: number): Promise<Map<string, ColumnTimes>> {
  const module = path.join(__dirname, 'workloads/index.js');
  const measured = new Map<string, ColumnTimes>(
    columns.map((column) => [column, { bare: [], control: [], column: [] }]),
  );
  for (let round = 0; round < processes; round++) {
    for (const [column, times] of measured) {
      const { bare } = COLUMNS as { bare: Column };
      const kinds = [bare, bare, COLUMNS[column]!].map(
        (kind) => (environment: TurnEnvironment) => kind({ module, seed: seed + round, environment }),
      );
      const [first, second, own] = await measureInTurns<Times>(kinds);
      times.bare.push(first!);
      times.control.push(second!);
      times.column.push(own!);
    }
    process.stderr.write(`round ${String(round + 1)} of ${String(processes)}\n`);
  }
  return measured;
}

/** Prints the table, and returns whether all that is judged is within its bounds. */
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
  for (const name of Object.keys(workloads)) {
    const cells = [...columns].flatMap(([column, { control, ratios }]) => {
      const ratio = ratios.get(name)!;
      const stable = isStable(control, name);
      const mark = stable ? judged(column, ratio.estimate, BOUNDS.ratio) : ' unstable';
      return [withInterval(control.get(name)!), `${withInterval(ratio)}${mark}`];
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
    `Node ${process.versions.node}, ${values.processes} processes a column, seed ${values.seed}; time over that in bare Node, [ ] 95 % intervals, ! outside the bounds\n`,
  );
  if (!report(ratios)) process.exitCode = 1;
}

void main();
