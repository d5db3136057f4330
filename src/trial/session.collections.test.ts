import { ScalingClaim } from '../claims/scaling/scalingClaim';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import type { Cell } from '../model/cell';
import { normalWorkload } from '../workload/workload';
import type { Arms } from './arms';
import type { Session } from './session';
import type { SessionListener } from './sessionListener';
import { about, asking, decide, linearArms, linearly, sessionOf, SIZES } from './testing/sessionClaims';

describe('Session', () => {
  let instruments: FakeInstruments;
  let file: Session;
  /** Called with the cell that is about to run. */
  let onMeasuring: (cell: Cell) => void;
  beforeEach(() => {
    instruments = new FakeInstruments();
    onMeasuring = () => undefined;
    const measuring: SessionListener['measuring'] = (_, cell) => {
      onMeasuring(cell);
    };
    file = sessionOf(instruments, { listener: { measuring } });
  });

  test('lets two claims on one experiment share its rounds', async () => {
    const { linear, slower } = linearArms(instruments);
    await decide(file, asking(about([linear])), linearly('linear'));
    const spent = file.collections.spending.measuringNs;
    const rounds = file.collections.experiments.get(linear.experiment)?.rounds.length;

    const second = await decide(file, asking(about([slower])), linearly('slower'));

    expect(second.verdict.outcome).toBe('holds');
    expect(file.collections.experiments.size).toBe(1);
    expect(file.collections.experiments.get(linear.experiment)?.rounds).toHaveLength(rounds ?? 0);
    expect(file.collections.spending.measuringNs).toBe(spent);
  });

  test('measures again for a claim on some of the sizes, and only at those', async () => {
    const { linear } = linearArms(instruments);
    await decide(file, asking(about([linear])), linearly('linear'));
    const rounds = file.collections.experiments.get(linear.experiment)?.rounds.length;
    const seen = new Set<number>();
    onMeasuring = ({ n }) => seen.add(n);

    const sizes = SIZES.slice(0, 4);
    const outcome = await decide(file, asking(about([linear], sizes)), linearly('linear', sizes));

    expect(outcome.verdict.outcome).toBe('holds');
    seen.delete(1_000); // the control's
    expect([...seen]).toEqual(sizes);
    expect(file.collections.experiments.get(linear.experiment)?.rounds).toHaveLength(rounds ?? 0);
  });

  test('measures again for each claim without an experiment', async () => {
    const workloads = new Map([['bare', normalWorkload(instruments.taking((n) => 1_000 * n))]]);
    const arms: Arms = { workloads, sizes: SIZES, experiment: undefined };
    await decide(file, asking(arms), linearly('bare'));
    const spent = file.collections.spending.measuringNs;
    await decide(file, asking(arms), linearly('bare'));
    expect(file.collections.spending.measuringNs).toBe(2 * spent);
    expect(file.collections.experiments.size).toBe(0);
  });

  test('confirms a violation with a collection of its arm alone', async () => {
    const { linear } = linearArms(instruments);
    const places: Cell[] = [];
    onMeasuring = (place) => places.push(place);
    const quadratic = new ScalingClaim({ arm: 'linear', sizes: SIZES, growth: 'n^2', atMost: false });

    const outcome = await decide(file, asking(about([linear])), quadratic);

    expect(outcome).toMatchObject({ verdict: { outcome: 'violated' }, confirmations: 2, collections: 2 });
    const last = places.map(({ arm }) => arm).lastIndexOf('slower');
    const after = new Set(places.slice(last + 1).map(({ arm }) => arm));
    expect(after).toEqual(new Set(['linear', 'control']));
    const rounds = file.collections.experiments.get(linear.experiment)?.rounds.length ?? 0;
    // All the cells of the experiment in the rounds it has, and those of one arm in as many of the confirmation
    expect(places.length - last).toBeGreaterThan(5 * rounds);
  });

  test('orders the rounds of two collections differently', async () => {
    const arms = (): Arms => ({
      workloads: new Map([['one', normalWorkload(instruments.taking((n) => 1_000 * n))]]),
      sizes: SIZES,
      experiment: undefined,
    });
    const orders: string[] = [];
    for (let i = 0; i < 2; i++) {
      const places: number[] = [];
      onMeasuring = ({ n }) => places.push(n);
      await decide(file, asking(arms()), linearly('one'));
      orders.push(places.slice(-100).join());
    }
    expect(orders[0]).not.toBe(orders[1]);
  });

  test('accounts for the time of all collections, confirmations too', async () => {
    const { linear } = linearArms(instruments);
    const quadratic = new ScalingClaim({ arm: 'linear', sizes: SIZES, growth: 'n^2', atMost: false });
    await decide(file, asking(about([linear])), quadratic);
    const shared = file.collections.experiments.get(linear.experiment)?.spending;
    for (const key of ['warmUpNs', 'measuringNs', 'lostNs'] as const) {
      expect(file.collections.spending[key]).toBeGreaterThan(shared?.[key] ?? Infinity);
    }
  });
});
