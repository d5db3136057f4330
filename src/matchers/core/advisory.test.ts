import { currentHost, HOST } from './host';
import { claimsOn, complaintOf, linear, quadratic, sizes } from '../testing/fakeFile';
import { messageOf } from '../testing/fakeHost';

const outcomes = (): unknown[] =>
  currentHost()!.session.outcomes.map(({ advisory, verdict }) => [advisory, verdict.outcome]);

describe('an advisory claim', () => {
  test('passes if it is violated, and records that it would have failed', async () => {
    expect(await messageOf(claimsOn(quadratic).toScaleLinearly({ sizes, mode: 'advisory' }))).toBe('it passes');
    expect(outcomes()).toEqual([[true, 'violated']]);
  });

  test('passes if it holds under .not', async () => {
    expect(await messageOf(claimsOn(linear).not.toScaleLinearly({ sizes, mode: 'advisory' }))).toBe('it passes');
    expect(outcomes()).toEqual([[true, 'holds']]);
  });

  test('passes if it is undecided', async () => {
    const narrow = { sizes: [4, 5, 6], mode: 'advisory' } as const;
    expect(await messageOf(claimsOn(linear).toScaleLinearly(narrow))).toBe('it passes');
    expect(outcomes()).toEqual([[true, 'undecided']]);
  });

  test('is the default of an advisory project, unless a claim names a mode', async () => {
    Object.assign(globalThis, { [HOST]: { ...currentHost(), mode: 'advisory' } });
    expect(await messageOf(claimsOn(quadratic).toScaleLinearly({ sizes }))).toBe('it passes');
    expect(await messageOf(claimsOn(quadratic).toScaleLinearly({ sizes, mode: 'gate' }))).toContain(
      'Verdict: violated',
    );
  });

  test('is not the default', async () => {
    expect(await messageOf(claimsOn(quadratic).toScaleLinearly({ sizes }))).toContain('Verdict: violated');
    expect(outcomes()).toEqual([[false, 'violated']]);
  });

  test('still fails on a usage error', async () => {
    expect(await complaintOf(3, (claims) => claims.toScaleLinearly({ sizes, mode: 'advisory' }))).toBe(
      'the received value must be a function of n or a workload',
    );
  });

  test('is refused if its mode does not exist', async () => {
    expect(await complaintOf(linear, (claims) => claims.toScaleLinearly({ sizes, mode: 'quiet' }))).toBe(
      "`mode` must be 'gate' or 'advisory'",
    );
  });
});
