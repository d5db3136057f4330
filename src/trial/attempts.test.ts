import type { ComparisonEvidence } from '../claims/comparison/evidence';
import type { Judge, JudgeState } from '../claims/core/claim';
import type { TimedClaim, Verdict } from '../claims/kinds';
import type { Collection } from '../measure/sweep/collection';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import type { Attempt } from './attempt';
import { attemptAtAnyLength, isWorthAnother, remoteAttempt } from './attempts';
import { AT_ONCE } from './trial';
import { after, collecting, optionsWith, ScriptedClaim } from './testing/scriptedClaim';

const nothing = (): Promise<undefined> => Promise.resolve(undefined);

class BentClaim extends ScriptedClaim {
  override extended(): ScriptedClaim {
    return new ScriptedClaim(['a'], after(5, 'holds'));
  }
}

describe('a sweep that bends at its upper end', () => {
  test.each([
    ['is made longer if the larger size takes no more memory than it may', true, 'holds'],
    ['stays as it is if the larger size would', false, 'undecided'],
  ])('%s', async (_, doesFit, outcome) => {
    const instruments = new FakeInstruments();
    const open = () => collecting(instruments, { a: instruments.taking((n) => 1_000 * n) });
    const asked: number[] = [];
    const fits = (n: number): boolean => {
      asked.push(n);
      return doesFit;
    };
    const claim = new BentClaim(['a'], after(5, 'bent'));
    const { verdict } = await attemptAtAnyLength(claim, open(), {
      ...optionsWith(instruments),
      open,
      fits,
      bySteps: nothing,
    });
    expect(verdict.outcome).toBe(outcome);
    expect(asked).toEqual([10]);
  });
});

describe('a hold that larger sizes should bear out', () => {
  /** A claim whose judges say more than their state. */
  class JudgedClaim extends ScriptedClaim {
    readonly #says: Pick<Judge, 'wantsLarger' | 'endsInJump'>;
    readonly #longer: ScriptedClaim | undefined;

    constructor(state: JudgeState, says: Pick<Judge, 'wantsLarger' | 'endsInJump'>, longer?: ScriptedClaim) {
      super(['a'], after(5, state), { kind: 'bent tail', from: 1, to: 10, exponent: 2 });
      this.#says = says;
      this.#longer = longer;
    }

    override judge(): Judge<ComparisonEvidence> {
      return Object.assign(super.judge(), this.#says);
    }

    override extended(): ScriptedClaim | undefined {
      return this.#longer;
    }
  }

  test.each([
    ['stands if a jump of the machine ends those', true, 'holds'],
    ['does not if they leave it open', false, 'undecided'],
  ])('%s', async (_, endsInJump, outcome) => {
    const instruments = new FakeInstruments();
    const open = () => collecting(instruments, { a: instruments.taking((n) => 1_000 * n) });
    const longer = new JudgedClaim('bent', { endsInJump });
    const claim = new JudgedClaim('holds', { wantsLarger: true }, longer);
    const { verdict, setAside } = await attemptAtAnyLength(claim, open(), {
      ...optionsWith(instruments),
      open,
      fits: () => true,
      bySteps: nothing,
    });
    expect(verdict.outcome).toBe(outcome);
    expect(setAside).toHaveLength(1);
  });
});

describe('a sweep whose steps decide what it leaves open', () => {
  test('is not made longer', async () => {
    const instruments = new FakeInstruments();
    const open = () => collecting(instruments, { a: instruments.taking((n) => 1_000 * n) });
    const holds: Verdict = { outcome: 'holds', evidence: { kind: 'steady counts', metric: 'steps', arms: [] } };
    const asked: string[] = [];
    const { bySteps, verdict } = await attemptAtAnyLength(new BentClaim(['a'], after(5, 'bent')), open(), {
      ...optionsWith(instruments),
      open,
      fits: () => true,
      bySteps: (attempt) => {
        asked.push(attempt.verdict.outcome);
        return Promise.resolve(holds);
      },
    });
    expect(bySteps).toBe(holds);
    expect(verdict.outcome).toBe('undecided');
    expect(asked).toEqual(['undecided']);
  });
});

describe('a claim that larger sizes than those of its test may settle', () => {
  const over = (sizes: readonly number[], state: JudgeState): ScriptedClaim =>
    new ScriptedClaim(['a'], after(5, state), undefined, sizes);

  /** Bends at its own sizes, is violated over a longer sweep, and may settle beyond. */
  class BeyondClaim extends ScriptedClaim {
    readonly #beyond: number;

    constructor(beyond: number) {
      super(['a'], after(5, 'bent'));
      this.#beyond = beyond;
    }

    override extended(): ScriptedClaim {
      return over([1, 10, 40], 'violated');
    }

    override beyond(): ScriptedClaim {
      return over([1, 10, this.#beyond], 'holds');
    }
  }

  test.each([
    ['tries those that are larger than all that it has seen', 41, [40, 41]],
    ['tries none up to which a longer sweep went', 40, [40]],
    ['tries none that a longer sweep went beyond', 20, [40]],
  ])('%s', async (_, beyond, tried) => {
    const instruments = new FakeInstruments();
    const tops: number[] = [];
    const open = (longer: TimedClaim): Collection => {
      const sizes = longer.cells.map(({ n }) => n);
      tops.push(sizes.at(-1)!);
      return collecting(instruments, { a: instruments.taking((n) => 1_000 * n) }, sizes);
    };
    const claim = new BeyondClaim(beyond);
    const own = collecting(instruments, { a: instruments.taking((n) => 1_000 * n) });
    const { verdict, record } = await attemptAtAnyLength(claim, own, {
      ...optionsWith(instruments),
      open,
      fits: () => true,
      bySteps: nothing,
    });
    expect(tops).toEqual(tried);
    expect(verdict.outcome).toBe('violated');
    expect(record.cells.at(-1)!.n).toBe(40);
  });
});

describe('a further attempt', () => {
  const lasting = (seconds: number, bent: boolean): Attempt =>
    ({ bent, record: { wallNs: seconds * 1e9 }, setAside: [] }) as unknown as Attempt;

  test.each<[boolean, string, Attempt[]]>([
    [true, 'an attempt that settled, however long it took', [lasting(20, false)]],
    [true, 'a short one that did not', [lasting(2, true)]],
    [false, 'a long one that did not', [lasting(3, true)]],
    [true, 'two, of which the second did not', [lasting(3, false), lasting(4, true)]],
    [false, 'two long ones, of which the second did not', [lasting(5, false), lasting(4, true)]],
  ])('is worth it (%s) after %s', (expected, _, attempts) => {
    expect(isWorthAnother(attempts)).toBe(expected);
  });

  test('of another process counts as unsettled by its verdict', () => {
    const record = { wallNs: 1e9 } as unknown as Attempt['record'];
    const bent = (reason: 'unsettled' | 'too close'): boolean => {
      const verdict = { outcome: 'undecided', reason } as unknown as Attempt['verdict'];
      return remoteAttempt({ ...AT_ONCE, verdict, samples: [record] })!.bent;
    };
    expect([bent('unsettled'), bent('too close')]).toEqual([true, false]);
  });
});
