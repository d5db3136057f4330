import { experiment } from '../../workload/experiment';
import { workload } from '../../workload/workload';
import {
  allowFreshProcesses,
  type Claim,
  holds,
  linear,
  shown,
  sizes,
  taking,
  twiceLinear,
  violated,
} from '../testing/fakeFile';

beforeEach(allowFreshProcesses);

describe('the received value', () => {
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

  test('may be an arm compared with itself', async () => {
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

  test('may be a function of the input of the claim', async () => {
    const received = (text: unknown): void => {
      linear((text as string).length);
    };
    const claim: Claim = (claims) => claims.toScaleLinearly({ sizes, input: (n) => 'x'.repeat(n) });
    expect(await shown(received, claim)).toEqual(holds);
  });

  test('may be a workload that changes its input, if each call has its own', async () => {
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
