import { workload, type Workload } from '../../workload/workload';
import {
  claimsOn,
  complaintOf,
  holds,
  shown,
  sizes,
  taking,
  tooClose,
  tooSmall,
  unanswerable,
  violated,
} from '../testing/fakeFile';
import { messageOf } from '../testing/fakeHost';

/** Takes so many moves, each at a price, and reports them. */
function stepping(name: string, moves: (n: number) => number, priceNs: number, fixedNs = 300): Workload<number> {
  const work = taking((n) => fixedNs + priceNs * moves(n));
  return workload({
    name,
    run: (n: number) => {
      work(n);
      return { counts: { moves: moves(n) } };
    },
  });
}

const flat = stepping('flat', (n) => n, 100);
const nested = stepping('nested', (n) => 2 * n + 5, 100);

describe('toBeExplainedBy', () => {
  test.each([
    ['pay the same price', [flat, nested], holds],
    ['pay two prices', [flat, stepping('dear', (n) => n, 150)], violated],
    ['pay prices that differ by about twice the margin', [flat, stepping('dear', (n) => n, 122)], tooClose],
    ['stand alone', [flat], holds],
    ['take the same time whatever they count', [stepping('even', (n) => n, 0, 10_000)], tooSmall],
    ['count nothing that differs', [stepping('one', () => 1, 100), stepping('two', () => 1, 150)], unanswerable],
  ])('decides on arms that %s', async (_, received, expected) => {
    expect(await shown(received, (claims) => claims.toBeExplainedBy('moves', { sizes }))).toEqual(expected);
  });

  test('names the price, and the arm and the size that contradict it', async () => {
    const rest = stepping('nested', (n) => (n === 64 ? 64 : 2 * n + 5), 100);
    const broken = workload({
      name: 'nested',
      run: (n: number) => {
        taking((size) => (size === 64 ? 20_000 : 0))(n);
        return rest.run(n, n);
      },
    });
    const message = await messageOf(claimsOn([flat, broken]).toBeExplainedBy('moves', { sizes }));
    expect(message).toMatch(/Claimed: flat, nested take what their moves cost, within 10 %, over n = 4 to 256/);
    expect(message).toMatch(
      /Found: {3}one of the moves costs [\d.]+ ns \[.*; nested takes \d+ % \[.*\] longer than that at n = 64/,
    );
    expect(message).toMatch(/nested, time beyond their price .*\+\d+ %/);
  });

  test('demands a count that is the same in every call', async () => {
    let calls = 0;
    const wavering = workload({ name: 'wavering', run: (n: number) => ({ counts: { moves: n * ++calls } }) });
    const message = await messageOf(claimsOn([flat, wavering]).toBeExplainedBy('moves', { sizes }));
    expect(message).toContain('Verdict: undecided (counts vary), counted exactly');
    expect(message).toContain('which differ by over 1 %');
  });

  test.each([
    [flat, 'the received value must be a list of the arms that are to be explained together'],
    [[], 'the received value must be a list of the arms that are to be explained together'],
    [[flat, 12], 'arm 2 must be a function of n or a workload'],
  ])('refuses a value that is no list of arms', async (received, complaint) => {
    expect(await complaintOf(received, (claims) => claims.toBeExplainedBy('moves', { sizes }))).toBe(complaint);
  });

  test('refuses a count that is not reported, and names the reported ones', async () => {
    const message = await messageOf(claimsOn([flat]).toBeExplainedBy('turns', { sizes }));
    expect(message).toContain('Not measured: flat returned no whole number counts.turns at n = 4, only moves\n');
    expect(message).toContain('return { counts: { turns } }');
  });
});
