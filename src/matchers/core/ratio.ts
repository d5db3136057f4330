/** A ratio as tests write it: `'2x'` is twice, `'10 %'` is one tenth more. Never a bare number. */
export type Ratio = `${number}x` | `${number} %` | `${number}%`;

/**
 * Returns the factor that a ratio stands for, or undefined if it is none: `'2x'` is 2, `'10 %'` is 1.1.
 *
 * @example
 * factorOf('1.5x'); // 1.5
 */
export function factorOf(ratio: unknown): number | undefined {
  if (typeof ratio !== 'string') return undefined;
  const match = /^(\d+(?:\.\d+)?)(x| ?%)$/.exec(ratio);
  if (match === null) return undefined;
  const factor = match[2] === 'x' ? Number(match[1]) : 1 + Number(match[1]) / 100;
  return factor > 1 ? factor : undefined;
}
