import { coefficientRows, dot } from './leastSquares';

/** Descent stops where no column lowers the error by more than this, relative to the first. */
const LEAST_GAIN = 1e-12;

/**
 * Returns the coefficients, none of them negative, whose sum of columns fits observations best, in units of their scales.
 * Most are 0.
 *
 * By the active-set method of Lawson and Hanson (Solving Least Squares Problems, 1974, chapter 23).
 *
 * @param design - one row an observation, one column a coefficient
 * @param observations - one for each row
 * @param scales - over 0: errors are taken relative to them. @defaultValue the observations
 * @example
 * nonNegativeLeastSquares([[1, 1], [1, 2], [1, 4]], [5, 7, 11]); // [3, 2]
 */
export function nonNegativeLeastSquares(
  design: readonly (readonly number[])[],
  observations: readonly number[],
  scales: readonly number[] = observations,
): number[] {
  const columns = design[0]?.length ?? 0;
  const scaled = design.map((row, i) => row.map((value) => value / scales[i]!));
  const wanted = observations.map((value, i) => value / scales[i]!);
  const norms = Array.from({ length: columns }, (_, j) => Math.hypot(...scaled.map((row) => row[j]!)));
  const unit = scaled.map((row) => row.map((value, j) => value / norms[j]!));
  const weights = new Array<number>(columns).fill(0);
  const gains = (): number[] => {
    const rest = unit.map((row, i) => wanted[i]! - dot(row, weights));
    return weights.map((_, j) =>
      dot(
        unit.map((row) => row[j]!),
        rest,
      ),
    );
  };
  const least = LEAST_GAIN * Math.max(...gains());
  const used: number[] = [];
  for (let turn = 0; turn < 3 * columns && used.length < unit.length; turn++) {
    const gain = gains().map((value, j) => (used.includes(j) ? -Infinity : value));
    const best = gain.indexOf(Math.max(...gain));
    if (!(gain[best]! > least)) break;
    used.push(best);
    for (;;) {
      const solved = solution(unit, used, wanted);
      // A column that depends on the others adds nothing.
      if (solved === undefined) return weights.map((weight, j) => weight / norms[j]!);
      if (solved.every((value) => value > 0)) {
        used.forEach((j, i) => (weights[j] = solved[i]!));
        break;
      }
      // As far towards the solution as all coefficients stay at least 0; those that reach it leave.
      const part = Math.min(
        ...used.map((j, i) => (solved[i]! > 0 ? Infinity : weights[j]! / (weights[j]! - solved[i]!))),
      );
      used.forEach((j, i) => (weights[j]! += part * (solved[i]! - weights[j]!)));
      for (const j of [...used].filter((k) => weights[k]! <= Number.EPSILON)) {
        weights[j] = 0;
        used.splice(used.indexOf(j), 1);
      }
    }
  }
  return weights.map((weight, j) => weight / norms[j]!);
}

/** Returns the least-squares coefficients of some columns, or undefined if those are linearly dependent. */
function solution(
  rows: readonly (readonly number[])[],
  columns: readonly number[],
  wanted: readonly number[],
): number[] | undefined {
  try {
    const design = rows.map((row) => columns.map((j) => row[j]!));
    return coefficientRows(
      design,
      rows.map(() => 1),
    ).map((row) => dot(row, wanted));
  } catch {
    return undefined;
  }
}
