/**
 * Returns the rows of (X'WX)^-1 X'W: applied to observations, row p gives the weighted least-squares coefficient p.
 *
 * The rows depend on the design and weights alone, so that one solution serves any number of observations.
 *
 * @param design - X, one row an observation, one column a coefficient
 * @param weights - the diagonal of W, one positive weight an observation
 * @returns one row a coefficient, one entry an observation
 * @throws {RangeError} if the columns are linearly dependent
 * @example
 * coefficientRows([[1, 1], [1, 2]], [1, 1]); // [[2, -1], [-1, 1]]: intercept and slope of the line through two points
 */
export function coefficientRows(design: readonly (readonly number[])[], weights: readonly number[]): number[][] {
  const columns = design[0]?.length ?? 0;
  const observations = design.length;
  // The normal equations, augmented by X'W; Gauss-Jordan with partial pivoting turns the left part into the identity.
  const rows: number[][] = [];
  for (let p = 0; p < columns; p++) {
    const row = new Array<number>(columns + observations).fill(0);
    for (let i = 0; i < observations; i++) {
      const x = design[i]!;
      const weighted = weights[i]! * x[p]!;
      for (let q = 0; q < columns; q++) row[q]! += weighted * x[q]!;
      row[columns + i] = weighted;
    }
    rows.push(row);
  }
  for (let p = 0; p < columns; p++) {
    let pivot = p;
    for (let i = p + 1; i < columns; i++) if (Math.abs(rows[i]![p]!) > Math.abs(rows[pivot]![p]!)) pivot = i;
    const solved = rows[pivot]!;
    rows[pivot] = rows[p]!;
    rows[p] = solved;
    const scale = solved[p]!;
    if (scale === 0) throw new RangeError('the columns of the design are linearly dependent');
    // oxlint-disable-next-line typescript/prefer-for-of -- the elements are written
    for (let j = 0; j < solved.length; j++) solved[j]! /= scale;
    for (let i = 0; i < columns; i++) {
      const row = rows[i]!;
      const factor = row[p]!;
      if (i === p || factor === 0) continue;
      for (let j = 0; j < row.length; j++) row[j]! -= factor * solved[j]!;
    }
  }
  return rows.map((row) => row.slice(columns));
}

/** Returns the sum of the products of two vectors of one length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Returns the root of the sum of the squared products: the spread of `dot` if every b varies independently. */
export function dotSpread(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! * b[i]!) ** 2;
  return Math.sqrt(sum);
}
