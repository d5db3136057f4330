import type { Cell } from './calibration';
import { calibrationTables, summaryRows } from './calibrationTables';
import { cases } from './cases';
import type { OutcomeCounts } from './outcomes';

const counts = (holds: number, violated: number, undecided: number): OutcomeCounts => ({ holds, violated, undecided });
const linear = cases[0]!;
const cell = (machine: string, first: OutcomeCounts, final: OutcomeCounts, negated = first): Cell => ({
  ...linear,
  machine,
  counts: { first, final, negated },
});

test('false verdicts are bold, bounded and listed with their cells', () => {
  const text = calibrationTables([
    cell('quiet', counts(98, 1, 1), counts(98, 0, 2), counts(97, 2, 1)),
    cell('hog', counts(100, 0, 0), counts(100, 0, 0)),
  ]);

  expect(text).toContain("| `toScaleAs('n')` | n | quiet | violated | 1 (< 0.0466) | 0 (< 0.0295) | 2 (< 0.0616) |");
  expect(text).toContain('| n | holds | 98 / 0 / 2 (98 / **1 (< 0.0466)** / 1) | 100 / 0 / 0 |');
  expect(text).toContain(
    "| `toScaleAs('n')` | 200 | 1 (< 0.0235) | 0 (< 0.0149) | 2 (< 0.0311) | 0 | none | none | none | 1.00 % |",
  );
});

test('the tables say so if no verdict was false', () => {
  expect(calibrationTables([cell('hog', counts(9, 0, 0), counts(9, 0, 0))])).toContain('No verdict was false.');
});

test('a summary leaves out the machine that bends the truth in a row of its own', () => {
  const rows = summaryRows('noise', [
    cell('quiet', counts(100, 0, 0), counts(98, 0, 2)),
    cell('membw', counts(98, 2, 0), counts(99, 1, 0)),
  ]);

  expect(rows).toEqual([
    ['noise', '200', '1 (< 0.0235)', '0', 'none', '1.00 %'],
    ['noise, without `membw`', '100', '0 (< 0.0295)', '0', 'none', '2.00 %'],
  ]);
});
