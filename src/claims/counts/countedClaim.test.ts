import { judgeCounts } from './countedClaim';

const depthPlusOne = (n: number): number => n + 1;

describe('judgeCounts', () => {
  test('holds where every repetition at every size counted exactly what was claimed', () => {
    const counts = [
      { n: 1, counted: [2, 2, 2] },
      { n: 10, counted: [11, 11, 11] },
    ];

    expect(judgeCounts({ arm: 'nested', counts }, 'loopTurns', depthPlusOne)).toEqual({
      outcome: 'holds',
      evidence: {
        kind: 'count',
        arm: 'nested',
        metric: 'loopTurns',
        rows: [
          { n: 1, claimed: 2, counted: [2, 2, 2] },
          { n: 10, claimed: 11, counted: [11, 11, 11] },
        ],
      },
    });
  });

  test.each([
    ['one too many', 12],
    ['one too few', 10],
  ])('is violated where a single repetition of a single size counted %s', (_, odd) => {
    const counts = [
      { n: 1, counted: [2, 2, 2] },
      { n: 10, counted: [11, odd, 11] },
    ];

    expect(judgeCounts({ arm: 'nested', counts }, 'loopTurns', depthPlusOne).outcome).toBe('violated');
  });
});
