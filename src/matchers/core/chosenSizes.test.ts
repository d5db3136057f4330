import {
  type Claim,
  claimsOn,
  constant,
  holds,
  linear,
  quadratic,
  shown,
  taking,
  unanswerable,
  violated,
} from '../testing/fakeFile';

describe('chosen sizes', () => {
  test.each<[string, (n: number) => void, Claim, object]>([
    ['linear time', linear, (claims) => claims.toScaleLinearly(), holds],
    ['quadratic time', quadratic, (claims) => claims.toScaleLinearly(), violated],
    ['quadratic time', quadratic, (claims) => claims.toScaleAs('n^2'), holds],
    ['constant time', constant, (claims) => claims.toScaleAtMost('n'), holds],
    ['constant time', constant, (claims) => claims.toStayConstant(), holds],
    ['linear time', linear, (claims) => claims.toStayConstant(), violated],
    ['linear time up to a size', linear, (claims) => claims.toScaleLinearly({ upTo: 2_000 }), holds],
    ['quadratic time up to a size', quadratic, (claims) => claims.toScaleAtMost('n^2', { upTo: 500 }), holds],
  ])('decide on %s', async (_, received, claim, expected) => {
    expect(await shown(received, claim)).toEqual(expected);
  });

  test('are as wide apart as the distinction of two growths needs', async () => {
    const claim: Claim = (claims) => claims.toScaleLinearly({ notLike: 'n log n', budget: '1 s' });
    expect(
      await shown(
        taking((n) => 8 * n),
        claim,
      ),
    ).toEqual(holds);
  });

  test('that stay narrow since time grows like n^3 say so, and given sizes do not', async () => {
    const cubic = taking((n) => n ** 3);
    const found = async (claim: Claim): Promise<string> => {
      const error: unknown = await claim(claimsOn(cubic)).catch((reason: unknown) => reason);
      return /Found: .*/.exec(String(error))?.[0] ?? String(error);
    };
    expect(await found((claims) => claims.toScaleLinearly())).toMatch(
      /; over n = \d to \d+ only \(x\d\d\): a call takes [\d.]+ .s there$/,
    );
    expect(await found((claims) => claims.toStayConstant())).toMatch(/ only \(x\d\d\): a call takes /);
    expect(await found((claims) => claims.toScaleLinearly({ upTo: 90 }))).not.toContain('only');
    expect(await found((claims) => claims.toScaleLinearly({ sizes: [3, 9, 27, 81] }))).not.toContain('only');
  });

  test.each<[string, Claim]>([
    ['n', (claims) => claims.toScaleAtMost('n')],
    ['n^3', (claims) => claims.toScaleAtMost('n^3')],
    ['n^2 on both sides', (claims) => claims.toScaleAs('n^2')],
  ])('of exploding time are few, and refute %s', async (_, claim) => {
    expect(
      await shown(
        taking((n) => 2 ** n),
        claim,
      ),
    ).toEqual(violated);
  });

  test('of exploding time are too few to tell two growths apart, and the message shows the explosion', async () => {
    const exploding = taking((n) => 2 ** n);
    expect(await shown(exploding, (claims) => claims.toScaleLinearly({ notLike: 'n log n' }))).toEqual(unanswerable);
    const error: unknown = await claimsOn(exploding)
      .toScaleLinearly({ notLike: 'n log n' })
      .catch((reason: unknown) => reason);
    expect(String(error)).toMatch(
      /Because one call takes [\d.]+ [nµ]s at n = \d+ and [\d.]+ ms at n = \d\d: from n = 2 on/,
    );
  });

  test.each<[string, Claim]>([
    ['holds', (claims) => claims.toScaleAtMost('n')],
    ['violated', (claims) => claims.toScaleAtMost('log n')],
    ['violated', (claims) => claims.toStayConstant()],
  ])('that end at a size at which the workload fails say so: %s', async (outcome, claim) => {
    const overflowing = (n: number): void => {
      if (n > 3_000) throw new RangeError('Maximum call stack size exceeded');
      linear(n / 10);
    };
    const claims = claimsOn(overflowing);
    const message = String(await claim(outcome === 'holds' ? claims.not : claims).catch((reason: unknown) => reason));
    expect(message).toContain(`Verdict: ${outcome}`);
    expect(message).toMatch(
      /\nNote: {4}sizes end at n = (?<largest>\d{3}): a call of n = \d,\d{3} threw RangeError: Maximum call stack size exceeded\n[^]* \k<largest>\n/,
    );
  });

  test('that cannot be reached may still violate a claim, but cannot show that it holds', async () => {
    const atMost =
      (growth: 'n' | 'n^2'): Claim =>
      (claims) =>
        claims.toScaleAtMost(growth, { upTo: 1_000_000 });
    expect(await shown(quadratic, atMost('n'))).toEqual(violated);
    expect(await shown(quadratic, atMost('n^2'))).toEqual(unanswerable);
    const error: unknown = await atMost('n^2')(claimsOn(quadratic)).catch((reason: unknown) => reason);
    expect(String(error)).toMatch(
      /Because one call takes [\d.]+ ms at n = [\d,]+, and took .* at n = [\d,]+: at n = 1,000,000 it would take longer than 250 ms\./,
    );
  });
});
