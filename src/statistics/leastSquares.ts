/**
 * Returns the rows of (X'WX)^-1 X'W: applied to observations, row p gives the weighted least-squares coefficient p.
 *
 * The rows depend on the design alone, so that one solution serves any number of observations.
 *
 * @param design - X, one row an observation, one column a coefficient
 * @param weights - the diagonal of W, one positive weight an observation
 * @returns one row a coefficient, one entry an observation
 * @throws {RangeError} when the columns are linearly dependent
 * @example
 * coefficientRows([[1, 1], [1, 2]], [1, 1]); // [[2, -1], [-1, 1]]: intercept and slope of the line through two points
 */
export function coefficientRows(design: readonly (readonly number[])[], weights: readonly number[]): number[][] {
  const columns = design[0]?.length ?? 0;
  // The normal equations, augmented by X'W; Gauss-Jordan with partial pivoting turns the left part into the identity.
  const rows = Array.from({ length: columns }, (_, p) => [
    ...Array.from({ length: columns }, (_, q) =>
      design.reduce((sum, x, i) => sum + (weights[i] ?? 0) * (x[p] ?? 0) * (x[q] ?? 0), 0),
    ),
    ...design.map((x, i) => (weights[i] ?? 0) * (x[p] ?? 0)),
  ]);
  for (let p = 0; p < columns; p++) {
    let pivot = p;
    for (let i = p + 1; i < columns; i++) if (Math.abs(at(rows, i, p)) > Math.abs(at(rows, pivot, p))) pivot = i;
    const pivotRow = rows[pivot] ?? [];
    rows[pivot] = rows[p] ?? [];
    const scale = pivotRow[p] ?? 0;
    if (scale === 0) throw new RangeError('the columns of the design are linearly dependent');
    const solved = pivotRow.map((value) => value / scale);
    rows[p] = solved;
    for (let i = 0; i < columns; i++) {
      const factor = at(rows, i, p);
      if (i !== p && factor !== 0) rows[i] = (rows[i] ?? []).map((value, j) => value - factor * (solved[j] ?? 0));
    }
  }
  return rows.map((row) => row.slice(columns));
}

/** Returns the sum of the products of two vectors of one length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Returns the root of the sum of the squared products: the spread of `dot` when every b varies by itself. */
export function dotSpread(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) * (b[i] ?? 0)) ** 2;
  return Math.sqrt(sum);
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
