import { readFileSync } from 'node:fs';
import path from 'node:path';
import { curveOf, type Growth } from '../../model/growth';

interface RecordedCurve {
  readonly class: string;
  readonly exceeds?: Growth;
  readonly sizes: readonly number[];
  readonly minNs: readonly number[];
}

const FOLDER = path.join(__dirname, '../../../fixtures/curves');
const recorded = ['everyday.json', 'zoo.json', 'largeBlocks.json'].flatMap((file) =>
  Object.entries(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Readonly<Record<string, RecordedCurve>>),
);

/** The shortest times of a real function at its sizes, each twice the one before. */
export interface RealCurve {
  readonly name: string;
  /** The growth that its code has; undefined if it grows faster than every power. */
  readonly growth: Growth | undefined;
  /** A growth that it exceeds by a whole class. */
  readonly exceeds: Growth | undefined;
  readonly sizes: readonly number[];
  readonly timesNs: readonly number[];
}

const EXCEEDED: Readonly<Record<string, Growth>> = {
  n: '1',
  'n log n': 'log n',
  'n^1.5': 'sqrt n',
  'n^2': 'n',
  'n^3': 'n^2',
};

/** Real functions of known growth, from calls of nanoseconds to some of 20 ms, and to some of 100 ms. */
export const REAL_CURVES: readonly RealCurve[] = recorded.map(([name, { class: stated, exceeds, sizes, minNs }]) => {
  const growth = stated === 'n sqrt n' ? 'n^1.5' : stated;
  const known = curveOf(growth) === undefined ? undefined : (growth as Growth);
  return { name, growth: known, exceeds: exceeds ?? EXCEEDED[growth], sizes, timesNs: minNs };
});

/** Returns every second size below the top as a sweep has them, or all of the highest as a fine one has. */
export function sweepUpTo(
  { sizes, timesNs }: RealCurve,
  top: number,
  isFine: boolean,
): Pick<RealCurve, 'sizes' | 'timesNs'> {
  const indices = isFine ? [top - 3, top - 2, top - 1, top] : [top];
  if (isFine && top >= 4) indices.unshift(top - 4);
  for (let i = indices[0]! - 2; i >= 0 && sizes[i]! >= sizes[top]! / 1_024; i -= 2) indices.unshift(i);
  return { sizes: indices.map((i) => sizes[i]!), timesNs: indices.map((i) => timesNs[i]!) };
}
