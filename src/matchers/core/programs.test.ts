import { stripVTControlCharacters } from 'node:util';
import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import { seededRandom } from '../../statistics/random';
import { Session } from '../../trial/session';
import { experiment } from '../../workload/experiment';
import { program } from '../../workload/program';
import { HOST, type MatcherHost } from './host';
import * as matchers from '../index';

expect.extend(matchers);

const sizes = [4, 16, 64, 256];

describe('a claim on a program', () => {
  let instruments: FakeInstruments;
  let file: Session;
  beforeEach(() => {
    const random = seededRandom(7);
    instruments = new FakeInstruments();
    instruments.programs.callNs = ({ n }) => 1_000 * n * (1 + 0.02 * random());
    file = new Session({ errorRate: 1e-6, budgetNs: 40e6, callLimitNs: 10e9, seed: 1 }, instruments);
    file.test = { name: 'a test', deadline: undefined, claims: 0 };
    const host: MatcherHost = { session: file, busy: 'skip', mode: 'gate', problem: () => undefined };
    Object.assign(globalThis, { [HOST]: host });
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, HOST);
  });

  const worker = program({ command: 'worker' });
  const optional = program({ command: 'worker', optional: true, install: 'apt-get install worker' });

  async function messageOf(claim: Promise<void>): Promise<string> {
    const error: unknown = await claim.then(
      () => 'it passes',
      (reason: unknown) => reason,
    );
    return stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  }

  test('is decided by the times that it reports', async () => {
    await expect(worker).toScaleLinearly({ sizes });
    await expect(worker).not.toStayConstant({ sizes });
    expect(await messageOf(expect(worker).toStayConstant({ sizes }))).toMatch(
      /Found: {3}worker takes .*\n[^]*Verdict: violated/,
    );
    expect(await messageOf(expect(worker).not.toScaleLinearly({ sizes }))).toContain('Verdict: holds');
  });

  test('chooses its sizes if none are given', async () => {
    await expect(worker.arm('work')).toScaleLinearly();
    expect(new Set(instruments.programs.orders.map(({ n }) => n)).size).toBeGreaterThan(5);
  });

  test('is decided by what it counts', async () => {
    instruments.programs.counts = { loopTurns: 8, steps: 5 };
    await expect(worker).toCount('loopTurns', () => 8, { sizes });
    await expect(worker).not.toCount('loopTurns', (n) => n, { sizes: [16] });
    await expect(worker).toStayConstant({ metric: 'steps', sizes });
    expect(await messageOf(expect(worker).toStayConstant({ metric: 'promises', sizes }))).toMatch(
      /Not measured: worker counts no promises of worker at n = 4, only loopTurns, steps/,
    );
  });

  test('takes no input: it is called with n', async () => {
    expect(await messageOf(expect(worker).toScaleLinearly({ sizes, input: (n: number) => n }))).toContain(
      'Not measured: `input` is for functions; a workload, an arm and a program have inputs of their own',
    );
  });

  test('fails if the command is missing, and names the searched folders', async () => {
    instruments.programs.missing.add('worker');
    const complaint = 'Not measured: there is no command for worker in /bin';
    expect(await messageOf(expect(worker).toScaleLinearly({ sizes }))).toContain(complaint);
    expect(await messageOf(expect(worker).not.toScaleLinearly({ sizes }))).toContain(complaint);
    expect(file.test?.isSkipped).toBeUndefined();
  });

  test('is skipped if the command of an optional program is missing', async () => {
    instruments.programs.missing.add('worker');
    await expect(optional).toScaleLinearly({ sizes });
    await expect(optional).not.toScaleLinearly({ sizes });
    await expect(optional).toCount('loopTurns', (n) => n, { sizes });
    expect(file.outcomes).toEqual([]);
    expect(file.skipped).toEqual([
      {
        obstacle: { kind: 'no program', command: 'worker', install: 'apt-get install worker' },
        claims: 3,
      },
    ]);
    expect(file.test?.isSkipped).toBe(true);
  });

  test('leaves an experiment with the available arms', async () => {
    instruments.programs.missing.add('worker');
    const { here } = experiment({
      sizes,
      arms: { here: instruments.takingAbout((n) => 1_000 * n, seededRandom(3)), absent: optional.arm('work') },
    });
    await expect(here).toScaleLinearly();
    expect([...file.collections.experiments.values()].map(({ arms }) => arms)).toEqual([['here']]);
    expect(file.test?.isSkipped).toBeUndefined();
  });
});
