import { grainNs, systemClock } from './clock';

test('the grain of a clock is the smallest step in which it moves', () => {
  let reading = 0;
  // Every seventh reading moves it by 3 or 5 µs.
  const now = (): bigint => BigInt(4_000 * Math.floor(reading / 7) + (Math.floor(reading++ / 7) % 2) * 1_000);
  expect(grainNs({ now })).toBe(3_000);
});

test('the grain of a clock that stands still is undefined', () => {
  expect(grainNs({ now: () => 5n })).toBeUndefined();
});

test('the grain of the system is far smaller than a batch', () => {
  expect(grainNs(systemClock)).toBeGreaterThan(0);
  expect(grainNs(systemClock)).toBeLessThan(2_000);
});
