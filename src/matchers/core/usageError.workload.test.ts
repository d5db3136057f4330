import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import type { Session } from '../../trial/session';
import { sessionWith, installHost, messageOf, removeHost } from '../testing/fakeHost';

const sizes = [4, 16, 64, 256];

let instruments: FakeInstruments;
let session: Session;

beforeEach(() => {
  instruments = new FakeInstruments();
  session = sessionWith(instruments, 2e9);
  installHost(session);
});

afterEach(removeHost);

describe('a workload that cannot be measured', () => {
  const claiming = (run: (n: number) => unknown, isNot = false): Promise<void> =>
    isNot ? expect(run).not.toScaleLinearly({ sizes }) : expect(run).toScaleLinearly({ sizes });

  test.each([false, true])('fails with the error that it throws, and the size (.not: %p)', async (isNot) => {
    function parse(n: number): void {
      instruments.clock.advance(1_000);
      if (n === 64) throw new RangeError('too deep');
    }
    const error: unknown = await claiming(parse, isNot).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: 'parse threw RangeError at n = 64: too deep' });
    expect((error as Error).stack).toContain('usageError.workload.test.ts');
    expect(session.pending.size).toBe(0);
  });

  test.each([false, true])('fails if its promise does not settle (.not: %p)', async (isNot) => {
    const hang = (): Promise<void> => new Promise(() => undefined);
    const claim = messageOf(claiming(hang, isNot));
    while (instruments.timer.running === 0) await Promise.resolve();
    instruments.timer.fire();
    expect(await claim).toContain('Not measured: hang did not settle within 2 s at n = 4\n');
  });

  test.each([false, true])('fails if it is async in some calls only (.not: %p)', async (isNot) => {
    let calls = 0;
    const sometimes = (): unknown => (++calls % 2 === 0 ? Promise.resolve() : undefined);
    expect(await messageOf(claiming(sometimes, isNot))).toContain(
      'Not measured: sometimes returned a promise in one call and a plain value in another at n = 4\n',
    );
  });
});
