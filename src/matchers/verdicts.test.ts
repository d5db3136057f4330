import fc from 'fast-check';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { seededRandom } from '../statistics/random';
import { PerfFile } from '../trial/perfFile';
import { experiment } from '../workload/experiment';
import { workload } from '../workload/workload';
import { HOST, type Host } from './host';
import * as matchers from './index';
import type { AsymptoteMatchers } from './types';

expect.extend(matchers);

const sizes = [4, 16, 64, 256];

const instruments = new FakeInstruments();
let random = seededRandom(31);
/** A function that takes so long a call, with noise of up to 2 %. */
const taking = (timeNs: (n: number) => number) => instruments.takingAbout(timeNs, () => random());

const constant = taking(() => 100_000);
const linear = taking((n) => 1_000 * n);
const twiceLinear = taking((n) => 2_000 * n);
const linearithmic = taking((n) => 100 * n * Math.log2(n));
const quadratic = taking((n) => 10 * n ** 2);
const steep = taking((n) => n ** 2.4);
/** Grows by a hundredth of what it costs at once. */
const hidden = taking((n) => 1e6 + 40 * n);
/** Its exponent is the very bound of linear growth. */
const onTheBound = taking((n) => 500 * n ** 1.25);

type Claim = (claims: AsymptoteMatchers) => Promise<void>;
/** `expect` with nothing but the matchers that are tested here. */
const claimsOn: (received: unknown) => AsymptoteMatchers & { readonly not: AsymptoteMatchers } = expect;

beforeEach(() => {
  random = seededRandom(31);
  const options = { errorRate: 1e-6, budgetNs: 40e6, callLimitNs: 10e9, seed: 1 };
  const perfFile = new PerfFile(options, instruments);
  perfFile.test = { name: 'a test', deadline: undefined, claims: 0 };
  const host: Host = { perfFile, busy: 'skip', obstruction: () => undefined };
  Object.assign(globalThis, { [HOST]: host });
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, HOST);
});

/** What a claim shows its test, stated as it is and under `.not`. */
async function shown(received: unknown, claim: Claim): Promise<{ stated: string; negated: string }> {
  const outcome = async (claims: AsymptoteMatchers): Promise<string> => {
    try {
      await claim(claims);
      return 'passes';
    } catch (error) {
      return (
        /Verdict: (?<verdict>holds|violated|undecided \([a-z ]+\))/.exec(String(error))?.groups?.verdict ??
        String(error)
      );
    }
  };
  const claims = claimsOn(received);
  return { stated: await outcome(claims), negated: await outcome(claims.not) };
}

const holds = { stated: 'passes', negated: 'holds' };
const violated = { stated: 'violated', negated: 'passes' };
const tooClose = { stated: 'undecided (too close)', negated: 'undecided (too close)' };
const unanswerable = { stated: 'undecided (unanswerable)', negated: 'undecided (unanswerable)' };

describe('toScaleLinearly', () => {
  test.each([
    ['linear time', linear, holds],
    ['quadratic time, which is too much', quadratic, violated],
    ['constant time beside a linear part too small to see', hidden, tooClose],
    ['logarithmic time, which is too little', taking((n) => 100_000 * Math.log2(n)), violated],
    ['time on the very bound', onTheBound, tooClose],
  ])('decides on %s', async (_, received, expected) => {
    expect(await shown(received, (claims) => claims.toScaleLinearly({ sizes }))).toEqual(expected);
  });

  test('cannot be answered over a short sweep', async () => {
    expect(await shown(linear, (claims) => claims.toScaleLinearly({ sizes: [4, 5, 6] }))).toEqual(unanswerable);
  });
});

describe('a claim and its negation', () => {
  test.each<[string, Claim]>([
    ['toScaleLinearly', (claims) => claims.toScaleLinearly({ sizes })],
    ['toScaleAtMost', (claims) => claims.toScaleAtMost('n', { sizes })],
    ['toStayConstant', (claims) => claims.toStayConstant({ sizes })],
    ['toHaveConstantOverhead', (claims) => claims.toHaveConstantOverhead({ over: linear, sizes: [2, 4, 8] })],
    ['toHaveSameSlopeAs', (claims) => claims.toHaveSameSlopeAs(linear, { sizes })],
    ['toBeFasterThan', (claims) => claims.toBeFasterThan(linear, { sizes })],
    ['toBeAsFastAs', (claims) => claims.toBeAsFastAs(linear, { sizes, within: '10 %' })],
  ])('never both pass: %s', async (_, claim) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 0.05, 0.9, 1, 1.25, 1.5),
        fc.constantFrom(900, 1_000, 1_050),
        async (power, unitNs) => {
          const { stated, negated } = await shown(
            taking((n) => unitNs * n ** power),
            claim,
          );
          expect([stated, negated]).not.toEqual(['passes', 'passes']);
        },
      ),
      { numRuns: 3, seed: 7 },
    );
  });
});

describe('toScaleAs', () => {
  test.each([
    ['n log n', linearithmic, holds],
    ['n^2', quadratic, holds],
    ['n^2', linear, violated],
    ['n^2', steep, violated],
    ['n', onTheBound, tooClose],
  ] as const)('decides on %s', async (growth, received, expected) => {
    expect(await shown(received, (claims) => claims.toScaleAs(growth, { sizes }))).toEqual(expected);
  });

  test('decides on log n, over a wider sweep', async () => {
    const wide = [4, 16, 64, 256, 1_024, 4_096];
    const logarithmic = taking((n) => 100_000 * Math.log2(n));
    expect(await shown(logarithmic, (claims) => claims.toScaleAs('log n', { sizes: wide }))).toEqual(holds);
  });

  test('cannot be answered over a short sweep', async () => {
    expect(await shown(quadratic, (claims) => claims.toScaleAs('n^2', { sizes: [4, 5, 6] }))).toEqual(unanswerable);
  });
});

describe('toScaleAtMost', () => {
  test.each([
    ['n', 'linear time', linear, holds],
    ['n^2', 'linear time, which is less', linear, holds],
    ['n', 'constant time, which is less', constant, holds],
    ['n', 'time that hardly grows beside a fixed cost', hidden, holds],
    ['n', 'quadratic time', quadratic, violated],
    ['n^2', 'steeper time', steep, violated],
    ['n', 'time on the very bound', onTheBound, tooClose],
    ['1', 'constant time', constant, holds],
    ['1', 'linear time', linear, violated],
  ] as const)('decides for %s on %s', async (growth, _, received, expected) => {
    expect(await shown(received, (claims) => claims.toScaleAtMost(growth, { sizes }))).toEqual(expected);
  });
});

describe('sizes that are chosen', () => {
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

  test('are as wide apart as a growth needs that must be told from another', async () => {
    const claim: Claim = (claims) => claims.toScaleLinearly({ notLike: 'n log n' });
    expect(
      await shown(
        taking((n) => 8 * n),
        claim,
      ),
    ).toEqual(holds);
  });

  test('that time as steep as n^3 keeps narrow say so, and sizes that are given do not', async () => {
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

  test('of time that explodes are too few to answer, and the message says how it explodes', async () => {
    const exploding = taking((n) => 2 ** n);
    expect(await shown(exploding, (claims) => claims.toScaleAtMost('n'))).toEqual(unanswerable);
    const error: unknown = await claimsOn(exploding)
      .toScaleAtMost('n')
      .catch((reason: unknown) => reason);
    expect(String(error)).toMatch(
      /Because one call takes [\d.]+ ns at n = \d+ and [\d.]+ ms at n = \d\d: from n = 2 on/,
    );
  });

  test('that cannot be reached may still violate a claim, and cannot show that it holds', async () => {
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

describe('notLike', () => {
  // A batch of the smallest size makes as many calls as fit into one call of the largest: no wider than it must be.
  const wide = [4, 17, 75, 325, 1_400, 6_000];

  test.each([
    ['linear time', taking((n) => 40 * n), holds],
    ['n log n', taking((n) => 4 * n * Math.log2(n)), violated],
    ['time half-way between', taking((n) => 12 * n * Math.sqrt(Math.log2(n))), tooClose],
  ])('makes linear growth a claim to be told from n log n, on %s', async (_, received, expected) => {
    const claim: Claim = (claims) => claims.toScaleLinearly({ sizes: wide, notLike: 'n log n' });
    expect(await shown(received, claim)).toEqual(expected);
  });

  test('cannot be answered over a sweep on which the two are too much alike', async () => {
    const claim: Claim = (claims) => claims.toScaleAtMost('n', { sizes: [1_024, 4_096, 16_384], notLike: 'n log n' });
    expect(await shown(linear, claim)).toEqual(unanswerable);
  });
});

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

  test('lets time differ by the factor that it is given', async () => {
    const claim: Claim = (claims) => claims.toStayConstant({ sizes, within: '10x' });
    expect(
      await shown(
        taking((n) => 100_000 * Math.log2(n)),
        claim,
      ),
    ).toEqual(holds);
  });
});

describe('toHaveConstantOverhead', () => {
  const few = [2, 4, 8];
  const over = taking((n) => 1_000 * n);

  test.each([
    ['a fixed amount more', taking((n) => 1_000 * n + 5_000), holds],
    ['a multiple more', taking((n) => 3_000 * n), violated],
    ['a fixed amount less', taking((n) => 1_000 * n - 800), holds],
    ['an amount too small to see', taking((n) => 1_000 * n + 20), tooClose],
    ['an amount that changes by the very factor', taking((n) => 1_000 * n + 5_000 * (1 + (n - 2) / 12)), tooClose],
  ])('decides on %s', async (_, received, expected) => {
    expect(await shown(received, (claims) => claims.toHaveConstantOverhead({ over, sizes: few }))).toEqual(expected);
  });

  test('lets the overhead change by the factor that it is given', async () => {
    const received = taking((n) => 1_000 * n + 2_000 * n);
    const claim: Claim = (claims) => claims.toHaveConstantOverhead({ over, sizes: few, within: '6x' });
    expect(await shown(received, claim)).toEqual(holds);
  });
});

describe('toHaveSameSlopeAs', () => {
  test.each([
    ['the same time', taking((n) => 1_000 * n), holds],
    ['the same time and a fixed cost', taking((n) => 50_000 + 1_000 * n), holds],
    ['twice the time', twiceLinear, violated],
    ['half the time', taking((n) => 500 * n), violated],
    ['15 % more, the very bound', taking((n) => 1_150 * n), tooClose],
  ])('decides on %s', async (_, received, expected) => {
    expect(await shown(received, (claims) => claims.toHaveSameSlopeAs(linear, { sizes }))).toEqual(expected);
  });

  test('is undecided beside an arm that does not grow', async () => {
    expect(await shown(linear, (claims) => claims.toHaveSameSlopeAs(constant, { sizes }))).toEqual(tooClose);
  });

  test('lets the slopes differ by the share that it is given', async () => {
    const claim: Claim = (claims) => claims.toHaveSameSlopeAs(linear, { sizes, within: '200 %' });
    expect(await shown(twiceLinear, claim)).toEqual(holds);
  });
});

describe('toBeFasterThan', () => {
  test.each([
    ['twice as fast', linear, twiceLinear, undefined, holds],
    ['twice as fast, where 1.5 times is claimed', linear, twiceLinear, '1.5x', holds],
    ['twice as fast, where three times is claimed', linear, twiceLinear, '3x', violated],
    ['twice as fast, where that is claimed', linear, twiceLinear, '2x', tooClose],
    ['slower', twiceLinear, linear, undefined, violated],
  ] as const)('decides on an arm that is %s', async (_, received, other, by, expected) => {
    const options = by === undefined ? { sizes } : { sizes, by };
    expect(await shown(received, (claims) => claims.toBeFasterThan(other, options))).toEqual(expected);
  });

  test('must be faster at every size', async () => {
    const received = taking((n) => (n === 64 ? 70_000 : 500 * n));
    expect(await shown(received, (claims) => claims.toBeFasterThan(linear, { sizes }))).toEqual(violated);
  });

  test('takes a single size', async () => {
    expect(await shown(linear, (claims) => claims.toBeFasterThan(twiceLinear, { sizes: [64] }))).toEqual(holds);
  });
});

describe('toBeAsFastAs', () => {
  test.each([
    ['as fast', taking((n) => 1_000 * n), holds],
    ['a little slower', taking((n) => 1_040 * n), holds],
    ['slower', taking((n) => 1_300 * n), violated],
    ['faster', taking((n) => 700 * n), violated],
    ['slower by the very share', taking((n) => 1_100 * n), tooClose],
  ])('decides on an arm that is %s', async (_, received, expected) => {
    const claim: Claim = (claims) => claims.toBeAsFastAs(linear, { sizes, within: '10 %' });
    expect(await shown(received, claim)).toEqual(expected);
  });
});

describe('what is measured', () => {
  test('may be arms of an experiment, at its sizes', async () => {
    const { one, two } = experiment({ sizes, arms: { one: linear, two: twiceLinear } });
    expect(await shown(one, (claims) => claims.toBeFasterThan(two))).toEqual(holds);
    expect(await shown(two, (claims) => claims.toScaleLinearly())).toEqual(holds);
  });

  test('may be arms of an experiment at fewer sizes', async () => {
    const { one } = experiment({ sizes: [...sizes, 512], arms: { one: taking((n) => (n > 300 ? 1_000 : 1_000 * n)) } });
    expect(await shown(one, (claims) => claims.toScaleLinearly({ sizes }))).toEqual(holds);
  });

  test('may be arms of two experiments, at the sizes of the first', async () => {
    const { one } = experiment({ sizes, arms: { one: linear } });
    const { two } = experiment({ sizes: [4, 64], arms: { two: twiceLinear } });
    expect(await shown(one, (claims) => claims.toBeFasterThan(two))).toEqual(holds);
  });

  test('may be an arm beside itself', async () => {
    const { one } = experiment({ sizes, arms: { one: linear } });
    expect(await shown(one, (claims) => claims.toBeAsFastAs(one, { within: '10 %' }))).toEqual(holds);
  });

  test('may be the same function twice', async () => {
    expect(await shown(linear, (claims) => claims.toBeAsFastAs(linear, { sizes, within: '10 %' }))).toEqual(holds);
  });

  test('may be a workload, with an input of its own', async () => {
    const own = workload({
      input: (n) => 3 * n,
      run: (n) => {
        linear(n);
      },
    });
    expect(await shown(own, (claims) => claims.toBeFasterThan(twiceLinear, { sizes }))).toEqual(violated);
  });

  test('may be a function of the input that a claim names', async () => {
    const received = (text: unknown): void => {
      linear((text as string).length);
    };
    const claim: Claim = (claims) => claims.toScaleLinearly({ sizes, input: (n) => 'x'.repeat(n) });
    expect(await shown(received, claim)).toEqual(holds);
  });

  test('may be a workload that changes its input, where each call has its own', async () => {
    const sortInPlace = (list: number[]): void => {
      list.sort((a, b) => a - b);
      linear(list.length);
    };
    const input = (n: number): number[] => Array.from({ length: n }, (_, i) => (i * 7) % n);
    const fresh = workload({ input, run: sortInPlace, fresh: true });
    expect(await shown(fresh, (claims) => claims.toScaleLinearly({ sizes }))).toEqual(holds);
    const { stated, negated } = await shown({ input, run: sortInPlace }, (claims) => claims.toScaleLinearly({ sizes }));
    expect(stated).toContain('sortInPlace changed its input at n = 4, and its later calls would work on what');
    expect(stated).toContain('workload({ input, run, fresh: true })');
    expect(negated).toContain('sortInPlace changed its input');
  });

  test('may be async', async () => {
    const received = async (n: number): Promise<void> => {
      await Promise.resolve();
      linear(n);
    };
    expect(await shown(received, (claims) => claims.toScaleLinearly({ sizes }))).toEqual(holds);
    expect(await shown(received, (claims) => claims.toBeFasterThan(linear, { sizes, by: '1.5x' }))).toEqual(violated);
  });
});
