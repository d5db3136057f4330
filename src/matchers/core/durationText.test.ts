import { nanosecondsOf } from './durationText';

describe('nanosecondsOf', () => {
  test.each([
    ['250 ns', 250],
    ['30 µs', 30e3],
    ['30 \u03bcs', 30e3],
    ['30 us', 30e3],
    ['500 ms', 500e6],
    ['1.5 s', 1.5e9],
    ['2 min', 120e9],
  ])('%s', (text, durationNs) => {
    expect(nanosecondsOf(text)).toBe(durationNs);
  });

  test.each([500, undefined, null, '', '500', '500ms', 's', '-1 s', '0 s', '1 h', '1 S', '1e3 ms', '1 s '])(
    '%p is no duration',
    (text) => {
      expect(nanosecondsOf(text)).toBeUndefined();
    },
  );
});
