import { experiment, isArm } from './experiment';
import { workload } from './workload';

const sizes = [2, 8, 32];

describe('experiment', () => {
  test('returns an arm for each workload, by its name, all of one experiment', () => {
    const push = (): number => 1;
    const concat = workload({ input: (n) => [n], run: (list) => list.concat(1) });

    const arms = experiment({ name: 'appending', sizes, arms: { push, concat }, show: { unit: 'ms', per: 1_000 } });

    expect(Object.keys(arms)).toEqual(['push', 'concat']);
    expect(arms.push.name).toBe('push');
    expect(arms.push.experiment).toBe(arms.concat.experiment);
    expect(arms.push.experiment).toEqual({
      name: 'appending',
      sizes,
      arms: new Map<string, unknown>([
        ['push', { kind: 'called', input: undefined, run: push, bare: true, fresh: false }],
        ['concat', { kind: 'called', input: concat.input, run: concat.run, bare: false, fresh: false }],
      ]),
      show: { unit: 'ms', per: 1_000 },
    });
  });

  test('keeps the figures of a reference', () => {
    const reference = { caption: 'a paper', figures: { a: { 2: 0.5 } } };
    const { a } = experiment({ sizes, arms: { a: (): number => 1 }, reference });
    expect(a.experiment.reference).toEqual(reference);
  });

  test('passes its input to the arms that are functions, and leaves workloads their own', () => {
    const input = (n: number): number[] => [n];
    const own = workload({ input: (n) => String(n), run: (text) => text.length });

    const { bare, whole } = experiment({ sizes, input, arms: { bare: () => 1, whole: own } });

    expect(bare.experiment.arms.get('bare')).toMatchObject({ input });
    expect(whole.experiment.arms.get('whole')).toMatchObject({ input: own.input });
  });

  test('is not affected by later changes of its sizes', () => {
    const mine = [2, 8, 32];
    const { a } = experiment({ sizes: mine, arms: { a: (): number => 1 } });
    mine.push(4);
    expect(a.experiment.sizes).toEqual([2, 8, 32]);
  });

  test('measures nothing itself', () => {
    const run = jest.fn();
    const input = jest.fn();
    experiment({ sizes, input, arms: { run } });
    expect(run).not.toHaveBeenCalled();
    expect(input).not.toHaveBeenCalled();
  });

  const other = experiment({ sizes, arms: { a: (): number => 1 } });
  const arms = { a: (): number => 1 };

  test.each([
    [undefined, 'options must be an object'],
    [
      { sizes, arms, rounds: 3 },
      'there is no option `rounds`; the options are name, sizes, arms, input, show, reference',
    ],
    [{ arms }, 'sizes must be an array of numbers'],
    [{ sizes: [8, 2], arms }, 'sizes must ascend, and 2 comes after 8'],
    [{ sizes, arms, input: 'x' }, 'input must be a function of n'],
    [{ sizes }, 'arms must be an object with at least one workload'],
    [{ sizes, arms: {} }, 'arms must be an object with at least one workload'],
    [{ sizes, arms: { a: 12 } }, 'arm `a` must be a function of n or a workload'],
    [{ sizes, arms: { a: (): number => 1, b: { run: 12 } } }, 'arm `b` must be a workload with a function `run`'],
    [{ sizes, arms: { b: other.a } }, 'arm `b` must be a workload, not an arm of another experiment'],
    [{ sizes, arms, show: { unit: 'min' } }, 'show.unit must be one of ns, µs, ms, s'],
    [{ sizes, arms, show: { per: 0 } }, 'show.per must be a positive whole number'],
    [{ sizes, arms, show: { per: 1.5 } }, 'show.per must be a positive whole number'],
    [{ sizes, arms, reference: {} }, 'reference.caption must say where its figures come from'],
    [{ sizes, arms, reference: { caption: 'a paper' } }, 'reference.figures must be an object of figures by arm'],
    [
      { sizes, arms, reference: { caption: 'a paper', figures: { b: {} } } },
      'reference.figures.b is of no arm; the arms are a',
    ],
    [
      { sizes, arms, reference: { caption: 'a paper', figures: { a: [] } } },
      'reference.figures.a must be figures over 0 by size, as in { 8: 2.66 }; it is no object',
    ],
    [
      { sizes, arms, reference: { caption: 'a paper', figures: { a: { two: 1 } } } },
      'reference.figures.a must be figures over 0 by size, as in { 8: 2.66 }; two is no size',
    ],
    [
      { sizes, arms, reference: { caption: 'a paper', figures: { a: { 2: 0 } } } },
      'reference.figures.a must be figures over 0 by size, as in { 8: 2.66 }; at 2 it is 0',
    ],
  ])('refuses %j: %s', (options, problem) => {
    expect(() => experiment(options as never)).toThrow(
      new TypeError(
        `experiment(): ${problem}\n\nFor example:\n` +
          '  experiment({ sizes: [2, 8, 32, 128, 512], arms: { nested: (n) => …, flat: (n) => … } })',
      ),
    );
  });
});

describe('isArm', () => {
  test('distinguishes an arm from everything else, including a copy of it', () => {
    const { a } = experiment({ sizes, arms: { a: (): number => 1 } });
    expect(isArm(a)).toBe(true);
    for (const value of [() => 1, { name: 'a', experiment: a.experiment }, null, undefined, 'a']) {
      expect(isArm(value)).toBe(false);
    }
  });
});
