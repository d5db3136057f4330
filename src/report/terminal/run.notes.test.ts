import { about } from '../../describe/testing/evidence';
import type { FileRecord } from '../../record/record';
import type { TerminalStyle } from './terminalStyle';
import { renderRun } from './run';
import { claim, file, plainStyle, quadratic } from '../testing/records';

const rendered = (files: readonly FileRecord[], style: Partial<TerminalStyle> = {}): string =>
  renderRun(files, { ...plainStyle, ...style });

describe('renderRun', () => {
  test('shows the doubt about a claim that holds because time does not depend on n, below the table', () => {
    const times = [64, 65_536].map((n) => ({ arm: 'unique', n, timeNs: about(1_000, 0.01) }));
    const evidence = { ...quadratic(), times, flat: true };
    const held = claim('it scales', { verdict: { outcome: 'holds', evidence } });
    const caution = 'it scales: the claim holds only because time does not depend on n: does unique use its n?';
    expect(rendered([{ ...file, experiments: [], claims: [held] }])).toContain(` it scales\n\n${caution}\n\n1 claim: `);
    const refuted = claim('it scales', { verdict: { outcome: 'violated', evidence } });
    expect(rendered([{ ...file, experiments: [], claims: [refuted] }])).not.toContain(caution);
  });

  test('notes where the sizes of a claim end, beside a claim as stated too', () => {
    const failure = { kind: 'threw', n: 262_144, part: 'run', error: 'RangeError: too deep' } as const;
    const claims = file.claims.slice(0, 3).map((one) => ({ ...one, sweepEnd: { largest: 65_536, failure } }));
    const note = 'sizes end at n = 65,536: a call of n = 262,144 threw RangeError: too deep';
    const text = rendered([{ ...file, claims }]);
    expect(text).toContain(`\nflat is twice as fast: ${note}\n`);
    expect(text).toContain(`\n  Note: ${note}\n`);
    expect(text.match(/sizes end at/g)).toHaveLength(3);
    expect(rendered([{ ...file, claims }], { isVerbose: true }).match(/Note: sizes end at/g)).toHaveLength(3);
  });
});
