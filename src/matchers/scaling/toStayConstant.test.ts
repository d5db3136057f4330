import {
  type Claim,
  complaintOf,
  constant,
  hidden,
  holds,
  linear,
  shown,
  sizes,
  taking,
  tooClose,
  violated,
} from '../testing/fakeFile';

describe('toStayConstant', () => {
  test.each([
    ['constant time', constant, holds],
    ['time that hardly grows beside a fixed cost', hidden, holds],
    ['logarithmic time', taking((n) => 100_000 * Math.log2(n)), violated],
    ['linear time', linear, violated],
    ['time that falls', taking((n) => 1e6 / n), violated],
    ['time on the very bound', taking((n) => (n === 256 ? 152_000 : 100_000)), tooClose],
  ])('decides on %s', async (_, received, expected) => {
    expect(await shown(received, (claims) => claims.toStayConstant({ sizes }))).toEqual(expected);
  });

  test('allows time to differ by the given factor', async () => {
    const claim: Claim = (claims) => claims.toStayConstant({ sizes, within: '10x' });
    expect(
      await shown(
        taking((n) => 100_000 * Math.log2(n)),
        claim,
      ),
    ).toEqual(holds);
  });
});

test('toStayConstant refuses a number that is no ratio', async () => {
  expect(await complaintOf(constant, (claims) => claims.toStayConstant({ sizes, within: 1.5 }))).toBe(
    "`within` must be a ratio over 1, written as '2x' or '10 %'",
  );
});
