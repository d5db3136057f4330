import { costlyLines, linesOfCall, type CallCost } from './costlyLines';

const cost = (times: Readonly<Record<string, number>>, restNs = 0): CallCost => ({
  timeNs: Object.values(times).reduce((sum, time) => sum + time, restNs),
  lines: Object.entries(times).map(([key, timeNs]) => ({ key, timeNs, nativeNs: timeNs / 2, garbageNs: 0 })),
});

describe('costlyLines', () => {
  test('names the line that grew by more than is allowed, not the one that takes longest', () => {
    const lines = costlyLines(cost({ long: 900, steep: 100 }), cost({ long: 9_000, steep: 8_000 }), 10);
    expect(lines.map(({ key }) => key)).toEqual(['steep']);
    expect(lines[0]!.share).toEqual({ from: 0.1, to: 8_000 / 17_000 });
  });

  test('a line that the first call does not have exceeds what is allowed by all of its time', () => {
    const [line] = costlyLines(cost({ all: 100 }), cost({ all: 100, added: 50 }), 1);
    expect(line).toMatchObject({ key: 'added', share: { from: 0, to: 1 / 3 }, nativeShare: 0.5, garbageShare: 0 });
  });

  test('leaves out lines with less than a quarter of the excess of the first', () => {
    const to = cost({ a: 100, b: 26, c: 24 });
    expect(costlyLines(cost({}, 1), to, 1).map(({ key }) => key)).toEqual(['a', 'b']);
  });

  test('names three lines at most', () => {
    expect(costlyLines(cost({}, 1), cost({ a: 4, b: 5, c: 6, d: 7 }), 1).map(({ key }) => key)).toEqual([
      'd',
      'c',
      'b',
    ]);
  });

  test('names none if no line grew by more', () => {
    expect(costlyLines(cost({ a: 10 }), cost({ a: 99 }), 10)).toEqual([]);
  });
});

test('the lines of a call are all that take a part of its time that counts, the costliest first', () => {
  const lines = linesOfCall(cost({ short: 30, long: 70, hardly: 1 }, 899));
  expect(lines.map(({ key, share }) => [key, share.to])).toEqual([
    ['long', 0.07],
    ['short', 0.03],
  ]);
});
