import { ExactCountClaim } from './exactCountClaim';

const claim = new ExactCountClaim({ metric: 'loopTurns', claimed: (n) => n + 1 });

describe('ExactCountClaim', () => {
  test('holds if every repetition at every size counted exactly as claimed', () => {
    const counts = [
      { n: 1, counted: [2, 2, 2] },
      { n: 10, counted: [11, 11, 11] },
    ];

    expect(claim.judge([{ arm: 'nested', counts }])).toEqual({
      outcome: 'holds',
      evidence: {
        kind: 'exact count',
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
  ])('is violated if a single repetition at a single size counted %s', (_, odd) => {
    const counts = [
      { n: 1, counted: [2, 2, 2] },
      { n: 10, counted: [11, odd, 11] },
    ];

    expect(claim.judge([{ arm: 'nested', counts }]).outcome).toBe('violated');
  });
});
