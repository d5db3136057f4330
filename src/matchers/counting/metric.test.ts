import { systemInstruments } from '../../measure/clock/instruments';
import type { Session } from '../../trial/session';
import { installHost, messageOf, removeHost, sessionWith } from '../testing/fakeHost';
import type { AsymptoteMatchers } from '../types';

const sizes = [1, 3, 9, 27, 81];

/** Waits n times for the next turn of the event loop. */
async function yielding(n: number): Promise<void> {
  for (let i = 0; i < n; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** Waits for all pairs of n. */
const pairing = (n: number): Promise<void> => yielding((n * (n + 1)) / 2);
const oneTurn = (): Promise<void> => yielding(1);
const noise = [3, 3, 4];
/** Takes another number of turns in every call. */
const wavering = (n: number): Promise<void> => yielding(n * noise.push(noise.shift()!) + n * noise[0]!);

type Claim = (claims: AsymptoteMatchers) => Promise<void>;
const claimsOn: (received: unknown) => AsymptoteMatchers & { readonly not: AsymptoteMatchers } = expect;

// Turns and promises of the real loop are counted here, and no time is measured.
let session: Session;
beforeEach(() => {
  session = sessionWith(systemInstruments);
  installHost(session);
});
afterEach(removeHost);

/** What a claim shows its test, stated as it is and under `.not`. */
async function shown(received: unknown, claim: Claim): Promise<string[]> {
  const claims = claimsOn(received);
  const messages = [await messageOf(claim(claims)), await messageOf(claim(claims.not))];
  return messages.map((message) => /Verdict: ([a-z]+)/.exec(message)?.[1] ?? message);
}

const holds = ['it passes', 'holds'];
const violated = ['violated', 'it passes'];
const undecided = ['undecided', 'undecided'];
const metric = 'loopTurns';

describe('a claim on the growth of turns', () => {
  test.each<[string, unknown, string[], Claim]>([
    ['toScaleLinearly', yielding, holds, (claims) => claims.toScaleLinearly({ metric, sizes })],
    ['toScaleLinearly', pairing, violated, (claims) => claims.toScaleLinearly({ metric, sizes })],
    ['toScaleLinearly', oneTurn, violated, (claims) => claims.toScaleLinearly({ metric, sizes })],
    ['toScaleLinearly', wavering, undecided, (claims) => claims.toScaleLinearly({ metric, sizes: [1, 3, 9, 27] })],
    ['toScaleLinearly', yielding, undecided, (claims) => claims.toScaleLinearly({ metric, sizes: [4, 5, 6] })],
    ["toScaleAs('n^2')", pairing, holds, (claims) => claims.toScaleAs('n^2', { metric, sizes })],
    ["toScaleAs('n^2')", yielding, violated, (claims) => claims.toScaleAs('n^2', { metric, sizes })],
    ["toScaleAtMost('n')", yielding, holds, (claims) => claims.toScaleAtMost('n', { metric, sizes })],
    ["toScaleAtMost('n')", oneTurn, holds, (claims) => claims.toScaleAtMost('n', { metric, sizes })],
    ["toScaleAtMost('n')", pairing, violated, (claims) => claims.toScaleAtMost('n', { metric, sizes })],
    ['toStayConstant', oneTurn, holds, (claims) => claims.toStayConstant({ metric, sizes })],
    ['toStayConstant', yielding, violated, (claims) => claims.toStayConstant({ metric, sizes })],
    ['toStayConstant', wavering, undecided, (claims) => claims.toStayConstant({ metric, sizes: [1, 3] })],
  ])('%s decides on %p: %j, and under .not', async (_, received, expected, claim) => {
    expect(await shown(received, claim)).toEqual(expected);
  });

  test('shows the counts, and no time', async () => {
    const message = await messageOf(claimsOn(pairing).toScaleLinearly({ metric, sizes }));
    expect(message.replace(/Again: .*/, '')).toMatchInlineSnapshot(`
     "expect(received).toScaleLinearly(expected)

     Claimed: the turns of the event loop of pairing grow like n over n = 1 to 81
     Found:   the turns of the event loop of pairing grow as n^1.94 over n = 1 to 81, from 1 to 3,321; consistent with n^2; rules out n^1.5 and below, n^3
     Verdict: violated, counted exactly

       n                        1  3   9   27     81
       turns of the event loop  1  6  45  378  3,321

     "
    `);
    expect(message).not.toMatch(/ [nµm]s|rounds|error rate/);
  });

  test('says why it is undecided', async () => {
    const message = await messageOf(claimsOn(wavering).toStayConstant({ metric, sizes: [1, 3] }));
    expect(message).toMatch(
      /Because three calls at n = \d counted .*, which differ by over 1 %\.\nNext: make every call/,
    );
    const narrow = await messageOf(claimsOn(yielding).toScaleLinearly({ metric, sizes: [4, 5, 6] }));
    expect(narrow).toContain('a step of 2 % at one size, which capacities that double make, would look like another');
  });

  test('needs no rounds: no time is measured', async () => {
    await claimsOn(yielding).toScaleLinearly({ metric, sizes });
    expect(session.collections.all).toEqual([]);
    expect(session.outcomes).toMatchObject([
      {
        claimed: 'the turns of the event loop of yielding grow like n over n = 1 to 81',
        verdict: { outcome: 'holds', evidence: { kind: 'counted scaling', possible: ['n'] } },
      },
    ]);
  });
});

describe('a claim on the growth of promises', () => {
  test('counts them', async () => {
    const claims = claimsOn(yielding);
    await claims.toScaleLinearly({ metric: 'promises', sizes });
    await claims.not.toScaleAtMost('log n', { metric: 'promises', sizes });
    await claimsOn(oneTurn).toStayConstant({ metric: 'promises', sizes, within: '1.1x' });
    const [first] = session.outcomes;
    expect(first?.verdict).toMatchObject({
      evidence: { metric: 'promises', rows: [{ n: 1, counted: [3, 3, 3] }, {}, {}, {}, {}] },
    });
  });
});

describe('a metric is refused', () => {
  const odd = (options: object): object => options;

  test.each<[string, Claim, string]>([
    [
      'that is no name',
      (claims) => claims.toScaleAtMost('n', odd({ metric: 7, sizes })),
      "`metric` must be 'steps', 'loopTurns', 'promises', or the name of a count that `run` returns; time is measured if it is left out\n\nReceived has type:  number\nReceived has value: 7\n\nFor example: toScaleAtMost('n', { metric: 'steps' })",
    ],
    [
      'with a budget',
      (claims) => claims.toScaleLinearly({ metric, sizes, budget: '5 s' }),
      '`budget` is for measuring time, and counts are taken once',
    ],
  ])('%s', async (_, claim, message) => {
    expect(await messageOf(claim(claimsOn(yielding)))).toContain(message);
    expect(await messageOf(claim(claimsOn(yielding).not))).toContain(message);
  });
});
