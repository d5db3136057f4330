import { createColors } from 'picocolors';
import { decidedText, measuredText, oneLine, type DecidedClaim, type MeasuredClaim } from './liveText';
import { plainStyle } from '../testing/records';

const measured: MeasuredClaim = {
  name: 'sorting scales',
  purpose: 'decide',
  rounds: 212,
  leftNs: 1.449e9,
  estimate: 'n^0.98 [0.93, 1.03]',
};

const decided: DecidedClaim = {
  name: 'sorting scales',
  verdict: 'holds',
  state: 'as stated',
  estimate: 'n^0.98 [0.93, 1.03]',
  wallNs: 812.3e6,
};

describe('a claim that is being measured', () => {
  test('shows the estimate so far, the rounds, and the time left', () => {
    expect(measuredText(measured, plainStyle)).toBe(
      'measuring  n^0.98 [0.93, 1.03], 212 rounds, 1.4 s left  sorting scales',
    );
    expect(measuredText({ ...measured, estimate: '', purpose: 'confirm', rounds: 1, leftNs: -5 }, plainStyle)).toBe(
      'confirming  1 round, 0.0 s left  sorting scales',
    );
  });

  test('is one line that ends before the last column', () => {
    const line = measuredText({ ...measured, name: 'a\n b '.repeat(50) }, { ...plainStyle, columns: 60 });
    expect(line).toHaveLength(59);
    expect(line).not.toContain('\n');
  });
});

describe('a claim that has its verdict', () => {
  test('is one line with the estimate and the time it took', () => {
    expect(decidedText(decided, plainStyle)).toBe('holds  sorting scales: n^0.98 [0.93, 1.03] (812 ms)');
    expect(decidedText({ ...decided, estimate: '', verdict: 'undecided (busy)' }, plainStyle)).toBe(
      'undecided (busy)  sorting scales (812 ms)',
    );
  });

  test.each([
    ['as stated', 'green'],
    ['not as stated', 'red'],
    ['undecided', 'yellow'],
  ] as const)('is %s in %s', (state, colour) => {
    const colours = createColors(true);
    expect(decidedText({ ...decided, state }, { ...plainStyle, colours })).toContain(colours[colour]('holds'));
  });

  test('is ASCII if the terminal cannot show Unicode', () => {
    expect(decidedText({ ...decided, estimate: '1 µs [1, 1]' }, { ...plainStyle, isUnicode: false })).toContain('1 us');
    expect(oneLine('1 µs', { ...plainStyle, isUnicode: false })).toBe('1 us');
  });
});
