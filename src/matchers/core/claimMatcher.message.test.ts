import type { CollectionRecord } from '../../claims/samples';
import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import { seededRandom } from '../../statistics/random';
import type { RerunResult } from '../../trial/processes';
import { Session } from '../../trial/session';
import { RestartableSession } from '../../trial/testing/freshProcesses';
import { AT_ONCE } from '../../trial/trial';
import { sessionWith, installHost, messageOf, removeHost } from '../testing/fakeHost';

const sizes = [4, 16, 64, 256, 1_024];

let instruments: FakeInstruments;
let session: Session;

beforeEach(() => {
  instruments = new FakeInstruments();
  session = sessionWith(instruments);
  session.test = { name: 'a test', deadline: undefined, claims: 0 };
  installHost(session);
});

afterEach(removeHost);

describe('the message of a claim that fails', () => {
  test('shows the claim, the finding, the figures, the error rate and the command to run it again', async () => {
    const insert = instruments.takingAbout((n) => n ** 2, seededRandom(1));
    Object.defineProperty(insert, 'name', { value: 'insert' });
    expect(await messageOf(expect(insert).toScaleLinearly({ sizes: [4, 16, 64, 256] }))).toMatchInlineSnapshot(`
      "expect(received).toScaleLinearly(expected)

      Claimed: insert grows like n over n = 4 to 256
      Found:   insert grows as n^2.00 [1.97, 2.03] over n = 4 to 256, and as n^2.00 [2.00, 2.00] from 64 to 256; consistent with n^2; rules out n^1.5 and below, n^3
      Verdict: violated by 2 of 2 collections, the last of 25 rounds; error rate 1e-6

        n                4     16    64   256
        insert, µs  0.0162  0.259  4.14  66.2
        medians; their 95 % intervals are within ±0.153 %

      Again: npx jest claimMatcher.message.test.ts -t "the message of a claim that fails shows the claim, the finding, the figures, the error rate and the command to run it again" --seed 1"
    `);
  });

  test('under .not shows the negated claim', async () => {
    const insert = instruments.takingAbout((n) => 1_000 * n, seededRandom(2));
    const other = instruments.takingAbout((n) => 2_500 * n, seededRandom(3));
    const claim = expect({ name: 'insert', run: insert }).not.toBeFasterThan(
      { name: 'append', run: other },
      { sizes: [64, 256], by: '2x' },
    );
    expect(await messageOf(claim)).toMatchInlineSnapshot(`
      "expect(received).not.toBeFasterThan(expected)

      Claimed: not that insert is at least 2 times as fast as append at n = 64 to 256
      Found:   insert is 2.50 [2.27, 2.76] times as fast as append at n = 64, the least factor of 2 sizes, in one process; the interval allows others to differ by 10 %; would have caught 1.66 times as fast
      Verdict: holds by 2 of 2 collections, the last of 26 rounds; error rate 1e-6 in its process

        n             64  256
        insert, µs  64.6  259
        append, µs   162  648
        medians; their 95 % intervals are within ±0.468 %

      Again: npx jest claimMatcher.message.test.ts -t "the message of a claim that fails under \\.not shows the negated claim" --seed 1"
    `);
  });

  test('of an undecided claim says why, and what to do', async () => {
    session = new RestartableSession(session.options, instruments);
    session.test = { name: 'a test', deadline: undefined, claims: 0 };
    installHost(session);
    const insert = instruments.takingAbout((n) => 1_000 * n, seededRandom(4));
    const append = instruments.takingAbout((n) => 2_000 * n, seededRandom(5));
    const claim = expect({ name: 'insert', run: insert }).toBeFasterThan(
      { name: 'append', run: append },
      { sizes: [64, 256], by: '2x' },
    );
    expect(await messageOf(claim)).toMatchInlineSnapshot(`
      "expect(received).toBeFasterThan(expected)

      Claimed: insert is at least 2 times as fast as append at n = 64 to 256
      Found:   insert is 2.00 [1.97, 2.02] times as fast as append at n = 64, the least factor of 2 sizes, over 5 processes
      Verdict: undecided (too close) by 5 processes

        n             64  256
        insert, µs  64.7  259
        append, µs   129  517
        medians; their 95 % intervals are within ±1.25 %

      Because over 5 processes it is 2.00 times as fast at n = 64, the bound itself, as far as these digits go: too near, by what they differ, to tell on which side it lies.
      Next: claim a wider or a tighter bound, a tenth away from what was found.

      Again: npx jest claimMatcher.message.test.ts -t "the message of a claim that fails of an undecided claim says why, and what to do" --seed 1"
    `);
  });

  test('of a claim for which too few processes could be asked says why', async () => {
    const append = instruments.takingAbout((n) => 1_000 * n, seededRandom(6));
    const claim = expect({ name: 'insert', run: append }).toBeNoSlowerThan(
      { name: 'append', run: append },
      { sizes: [64] },
    );
    expect(await messageOf(claim)).toMatchInlineSnapshot(`
      "expect(received).toBeNoSlowerThan(expected)

      Claimed: insert is no slower than append, within 5 %, at n = 64
      Found:   insert takes 1.00 [0.908, 1.10] times as long as append at n = 64, in one process; the interval allows others to differ by 10 %
      Verdict: undecided (isolation failed) by one process

        n             64
        insert, µs  64.6
        append, µs  64.6
        medians; their 95 % intervals are within ±0.169 %

      Because in one process the ratio of the two times at n = 64 is 1.00, and the bound is 1.05: processes may differ by more, so that 5 must measure it, and no other could: this file runs without the runner of jest-asymptote.
      Next: have the test reach the claim when it runs alone, under the preset of jest-asymptote, or claim a wider or a tighter bound, a tenth away from what was found.

      Again: npx jest claimMatcher.message.test.ts -t "the message of a claim that fails of a claim for which too few processes could be asked says why" --seed 1"
    `);
  });

  test('of an unanswerable claim appears before anything is measured', async () => {
    const run = jest.fn();
    const claim = expect({ name: 'sort', run }).toScaleAs('n log n', { sizes: [100, 200, 300] });
    expect(await messageOf(claim)).toMatchInlineSnapshot(`
           "expect(received).toScaleAs(expected)

           Claimed: sort grows like n log n over n = 100 to 300
           Verdict: undecided (unanswerable), before a round was measured

           Because the largest size is only 3 times the smallest: a distortion of 5 % at one size, which caches and the optimiser make, would look like another growth.
           Next: measure sizes at least 24 times apart, better 64 times or more.

           Again: npx jest claimMatcher.message.test.ts -t "the message of a claim that fails of an unanswerable claim appears before anything is measured" --seed 1"
        `);
    expect(run).not.toHaveBeenCalled();
  });

  test('of a claim whose test ran out of time says that time was measured, not counted', async () => {
    session.test = { name: 'a test', deadline: instruments.clock.now(), claims: 0 };
    const message = await messageOf(expect(instruments.taking((n) => n)).toScaleLinearly({ sizes }));
    expect(message).toContain('Verdict: undecided (test timeout)');
    expect(message).not.toContain('counted exactly');
  });

  test('of a claim whose smaller sizes alone were measured says that these do not matter', async () => {
    const message = await messageOf(
      expect(instruments.taking((n) => n ** 2)).toScaleAtMost('n^2', { upTo: 1_000_000 }),
    );
    expect(session.outcomes[0]?.setAside).toHaveLength(1);
    expect(message).toMatch(/^Verdict: undecided \(unanswerable\), whatever smaller sizes show$/m);
    expect(message).toMatch(/^Because one call takes .* at n = 1,000,000 it would take longer than 250 ms\.$/m);
  });

  describe('of a claim that other processes confirm', () => {
    const record: CollectionRecord = {
      statement: { kind: 'scaling', options: { arm: 'workload', sizes, growth: 'n', atMost: false, extensions: 0 } },
      cells: [],
      seed: 1_001,
      calls: [],
      rounds: Array.from({ length: 31 }, () => ({ order: [], durationsNs: [] })),
      busyness: { waitingShare: 0, disturbedShare: 0, preemptedShare: 0 },
      wallNs: 1e9,
    };
    const found = (outcome: 'holds' | 'violated'): RerunResult => ({
      kind: 'decided',
      result: {
        ...AT_ONCE,
        verdict: { outcome, evidence: { kind: 'exact count', arm: 'workload', metric: 'loopTurns', rows: [] } },
        rounds: 31,
        samples: [record],
      },
    });
    const failure: RerunResult = { kind: 'failed', because: 'list is not defined' };
    const alone = '(the test did not get there alone: list is not defined)';

    test.each<[string, RerunResult[], string]>([
      ['that they did', [found('violated')], '2 of 2 collections, the last of 31 rounds in a process of its own'],
      ['why they did not', [failure], `2 of 2 collections, the last of 25 rounds in the same process ${alone}`],
      [
        'why only some of them did',
        [found('holds'), failure],
        `2 of 3 collections, the last of 25 rounds not always in a process of its own but in the same process ${alone}`,
      ],
    ])('says %s', async (_, answers, words) => {
      const rerunner = (): Promise<RerunResult> => Promise.resolve(answers.shift()!);
      session = new Session(session.options, instruments, { rerunner });
      installHost(session);
      const message = await messageOf(expect(instruments.taking((n) => n ** 2)).toScaleLinearly({ sizes }));
      expect(/^Verdict: .*$/m.exec(message)?.[0]).toBe(`Verdict: violated by ${words}; error rate 1e-6`);
      expect(answers).toEqual([]);
    });
  });

  test('shows the ends of a sweep that is too wide for one line', async () => {
    const wide = Array.from({ length: 12 }, (_, i) => 4 * 2 ** i);
    const message = await messageOf(expect(instruments.taking((n) => 100 * n)).not.toScaleLinearly({ sizes: wide }));
    expect(message).toMatch(/^ {2}n +4 +8 +16 +32 +… +1,024 +2,048 +4,096 +8,192$/m);
  });

  test('has a command that works: names are escaped for the pattern and for the shell [$1 "x" (a|b)]', async () => {
    const message = await messageOf(expect(instruments.taking((n) => n)).toScaleLinearly({ sizes: [4, 5, 6] }));
    const quoted =
      /^Again: npx jest claimMatcher\.message\.test\.ts -t "(?<quoted>.*)" --seed 1$/m.exec(message)?.groups?.quoted ??
      '';
    // What a shell makes of the backslashes between double quotes
    const pattern = quoted.replace(/\\([$`"\\])/g, '$1');
    expect(expect.getState().currentTestName).toMatch(new RegExp(pattern));
  });
});
