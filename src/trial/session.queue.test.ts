import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { normalWorkload, type Measurable } from '../workload/workload';
import type { Arms } from './arms';
import type { Session, SessionHost } from './session';
import { about, asking, decide, linearArms, linearly, sessionOf, SIZES } from './testing/sessionClaims';

describe('Session', () => {
  let instruments: FakeInstruments;
  let file: Session;
  /** Called with the matcher of a claim of which a cell is about to run. */
  let onMeasuring: (claim: string) => void;
  const host: SessionHost = {
    listener: {
      measuring: ({ spec }) => {
        onMeasuring(spec.matcher);
      },
    },
  };
  beforeEach(() => {
    instruments = new FakeInstruments();
    onMeasuring = () => undefined;
    file = sessionOf(instruments, host);
  });

  test('runs two claims that were started at once one after the other', async () => {
    const log: string[] = [];
    const prepared = async <Result>(measure: () => Promise<Result>): Promise<Result> => {
      log.push('in');
      return measure().finally(() => log.push('out'));
    };
    file = sessionOf(instruments, { ...host, prepared });
    const running: string[] = [];
    onMeasuring = (claim) => {
      if (running.at(-1) !== claim) running.push(claim);
    };
    const { linear, slower } = linearArms(instruments);
    const sizes = SIZES.slice(0, 4);

    const outcomes = await Promise.all([
      decide(file, asking(about([linear]), { matcher: 'first' }), linearly('linear')),
      decide(file, asking(about([slower], sizes), { matcher: 'second' }), linearly('slower', sizes)),
      decide(file, asking(about([linear], sizes), { matcher: 'third' }), linearly('linear', sizes)),
    ]);

    expect(outcomes.map(({ ordinal, verdict }) => [ordinal, verdict.outcome])).toEqual([
      [1, 'holds'],
      [2, 'holds'],
      [3, 'holds'],
    ]);
    expect(running).toEqual(['first', 'second', 'third']);
    expect(log).toEqual(['in', 'out', 'in', 'out', 'in', 'out']);
  });

  test('goes on with the next claim after a workload that throws', async () => {
    const throwing: Measurable = () => {
      throw new Error('no such file');
    };
    const broken: Arms = {
      workloads: new Map([['broken', normalWorkload(throwing)]]),
      sizes: SIZES,
      experiment: undefined,
    };
    const { linear } = linearArms(instruments);
    const [first, second] = [
      decide(file, asking(broken), linearly('broken')),
      decide(file, asking(about([linear])), linearly('linear')),
    ];
    await expect(first).rejects.toMatchObject({ problem: { kind: 'threw' }, cell: { arm: 'broken', n: 4 } });
    await expect(second).resolves.toMatchObject({ verdict: { outcome: 'holds' }, ordinal: 2 });
    expect(file.outcomes).toHaveLength(1);
  });

  test('ends the measurement when it is aborted, and measures again for later claims', async () => {
    const { linear } = linearArms(instruments);
    let left = 200;
    onMeasuring = () => {
      if (--left === 0) file.abort();
    };
    await expect(decide(file, asking(about([linear])), linearly('linear'))).rejects.toThrow(/abort/);
    await expect(decide(file, asking(about([linear])), linearly('linear'))).resolves.toMatchObject({
      verdict: { outcome: 'holds' },
    });
  });
});
