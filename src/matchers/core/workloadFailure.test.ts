import { loopFor } from '../../measure/batch/loop';
import { WorkloadError } from '../../measure/subject/workloadError';
import { thrownError, usageErrorOf } from './workloadFailure';

const place = { arm: 'parse', n: 4_000 };

function thrown(error: unknown, during: 'run' | 'input' = 'run'): Error {
  return thrownError(new WorkloadError(place, { kind: 'threw', during, error }), error);
}

describe('thrownError', () => {
  test('names the arm, the size and the error, with its message', () => {
    const shown = thrown(new TypeError('no such key'));
    expect(shown.message).toBe('parse threw TypeError at n = 4,000: no such key');
    expect(shown.stack?.split('\n')[0]).toBe('Error: parse threw TypeError at n = 4,000: no such key');
  });

  test('says if the input threw', () => {
    const shown = thrown(new Error('too large'), 'input');
    expect(shown.message).toBe('The input of parse threw Error at n = 4,000: too large');
  });

  test.each([
    ['a string', 'full', 'full'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['an object with a message', { message: 'odd' }, 'odd'],
  ])('copes with a workload that throws %s', (_, value, words) => {
    expect(thrown(value).message).toBe(`parse threw a value that is no error at n = 4,000: ${words}`);
  });

  const framesOf = (error: Error): string[] =>
    error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];

  test('points at the line that threw', () => {
    const error = new Error('no such key');
    expect(framesOf(thrown(error))).toEqual(framesOf(error));
  });

  test('keeps a message of several lines out of the frames', () => {
    const shown = thrown(new Error('first\nsecond'));
    expect(shown.stack).toMatch(/^Error: parse threw Error at n = 4,000: first\nsecond\n {4}at /);
    expect(shown.stack?.match(/second/g)).toHaveLength(1);
  });

  test.each(
    [true, false].flatMap((bare) =>
      [true, false].flatMap((each) => [true, false].map((async) => ({ bare, each, async }))),
    ),
  )('leaves out the frames that called the workload: %p', async ({ bare, each, async }) => {
    function indexOfKey(): never {
      throw new Error('no such key');
    }
    const calling = Promise.resolve().then(() => loopFor({ bare, each, async })(indexOfKey, each ? [1] : 1, 1, 1));
    const error = (await calling.catch((reason: unknown) => reason)) as Error;
    const own = framesOf(thrown(error));
    expect(own).toHaveLength(1);
    expect(own[0]).toContain('indexOfKey');
    expect(framesOf(error).length).toBeGreaterThan(1);
  });
});

describe('usageErrorOf', () => {
  test('shows the limit for a promise, and what to do', () => {
    const usageError = usageErrorOf(new WorkloadError(place, { kind: 'never settled', during: 'run', limitNs: 10e9 }));
    expect(usageError.message).toBe('parse did not settle within 10 s at n = 4,000');
    expect(usageError.remedy).toMatch(/^See that its promise is resolved on every path.*\n.*callLimit: '60 s'/);
  });

  test('names an input that took too long, with its size and its time', () => {
    const problem = { kind: 'slow input', timeNs: 12e9, limitNs: 10e9 } as const;
    const usageError = usageErrorOf(new WorkloadError(place, problem));
    expect(usageError.message).toBe('the input of parse took 12 s at n = 4,000, and callLimit allows 10 s');
    expect(usageError.remedy).toMatch(/^Build it faster, measure smaller sizes,\n.*callLimit: '60 s'/);
  });

  test('names a size that would take too much memory, and the option', () => {
    const problem = { kind: 'too large', part: 'input', bytes: 3 * 2 ** 30, limitBytes: 2 ** 30 } as const;
    const usageError = usageErrorOf(new WorkloadError(place, problem));
    expect(usageError.message).toBe(
      'the inputs of parse would take about 3 GiB of memory at n = 4,000, over memoryLimit (1 GiB)',
    );
    expect(usageError.remedy).toMatch(/testEnvironmentOptions: { memoryLimit: '4 GiB' }$/);
  });

  test('says what to do if a run changes its input', () => {
    const usageError = usageErrorOf(new WorkloadError(place, { kind: 'changed its input' }));
    expect(usageError.message).toBe(
      'parse changed its input at n = 4,000, and its later calls would work on what the first one left',
    );
    expect(usageError.remedy).toBe('Give every call an input of its own: workload({ input, run, fresh: true })');
  });

  test('says if it was the promise of the input', () => {
    const usageError = usageErrorOf(
      new WorkloadError(place, { kind: 'never settled', during: 'input', limitNs: 500e6 }),
    );
    expect(usageError.message).toBe('the input of parse did not settle within 500 ms at n = 4,000');
  });

  test('says what is wrong with code that is async in some calls only', () => {
    const usageError = usageErrorOf(new WorkloadError(place, { kind: 'sometimes async' }));
    expect(usageError.message).toBe('parse returned a promise in one call and a plain value in another at n = 4,000');
    expect(usageError.remedy).toMatch(/^Make it async in all calls, or in none/);
  });
});
