import { stripVTControlCharacters } from 'node:util';
import { verdictAgainstBase } from '../../claims/baseline/baselineClaim';
import { changeOf } from '../../claims/baseline/change';
import type { BaselineEvidence } from '../../claims/baseline/evidence';
import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import type { DecidedClaim } from '../../trial/claim';
import { Session } from '../../trial/session';
import type { Rerun, RerunResult } from '../../trial/processes';
import { AT_ONCE } from '../../trial/trial';
import { base } from '../../workload/base';
import { HOST, type MatcherHost } from '../core/host';
import '../testing/fakeFile';
import type { AsymptoteMatchers } from '../types';

const sizes = [10, 100];
const render = { name: 'render', run: (n: number): number => n };

/** What pairs of processes came to that found these changes at both sizes, in shares of the time. */
function found(rerun: Rerun, changes: readonly number[]): RerunResult {
  const { ref = 'main', low, high } = rerun.base!;
  const change = changeOf(
    changes.map((share) => Math.log1p(share)),
    {},
  );
  const workload: BaselineEvidence['workload'] = {
    test: rerun.test,
    ordinal: 1,
    experiment: undefined,
    arm: 'render',
    sizes,
    isOpen: false,
    time: change,
    times: sizes.map((n) => ({ n, ...change })),
    counts: [],
  };
  const evidence = { kind: 'baseline', arm: 'render', base: ref, low, high, workload } as const;
  return {
    kind: 'decided',
    result: { ...AT_ONCE, verdict: verdictAgainstBase(evidence), collections: changes.length },
  };
}

describe('a claim compared with base()', () => {
  let file: Session;
  let asked: Rerun[];
  /** The claims that the session said it had decided. */
  let told: DecidedClaim[];
  function install(answer: (rerun: Rerun) => RerunResult): void {
    asked = [];
    told = [];
    const rerunner = (rerun: Rerun): Promise<RerunResult> => {
      asked.push(rerun);
      return Promise.resolve(answer(rerun));
    };
    const options = { errorRate: 1e-6, budgetNs: 40e6, callLimitNs: 10e9, seed: 1 };
    const decided = (claim: DecidedClaim): Promise<void> => {
      told.push(claim);
      return Promise.resolve();
    };
    file = new Session(options, new FakeInstruments(), { rerunner, listener: { decided } });
    file.test = { name: 'rendering', deadline: undefined, claims: 0 };
    const host: MatcherHost = { session: file, busy: 'skip', mode: 'gate', problem: () => undefined };
    Object.assign(globalThis, { [HOST]: host });
  }
  const finding =
    (...changes: number[]) =>
    (rerun: Rerun): RerunResult =>
      found(rerun, changes);

  async function messageOf(claim: Promise<void>): Promise<string> {
    const error: unknown = await claim.then(
      () => 'it passes',
      (reason: unknown) => reason,
    );
    return stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  }

  type Claim = (claims: AsymptoteMatchers) => Promise<void>;
  const noSlower: Claim = (claims) => claims.toBeNoSlowerThan(base(), { within: '5 %', sizes });
  const faster: Claim = (claims) => claims.toBeFasterThan(base(), { by: '1.2x', sizes });
  const slower: Claim = (claims) => claims.toBeSlowerThan(base(), { by: '1.2x', sizes });
  const asFast: Claim = (claims) => claims.toBeAsFastAs(base(), { within: '10 %', sizes });

  test.each([
    ['is no slower that takes as long', noSlower, [0, 0.001, -0.001, 0], true],
    ['is no slower that takes less', noSlower, [-0.5, -0.501, -0.499, -0.5], true],
    ['is not that takes a fifth longer', noSlower, [0.2, 0.201, 0.199, 0.2], false],
    ['is faster that takes half as long', faster, [-0.5, -0.501, -0.499, -0.5], true],
    ['is not that takes as long', faster, [0, 0.001, -0.001, 0], false],
    ['is slower that takes half as long again', slower, [0.5, 0.501, 0.499, 0.5], true],
    ['is not that takes no longer', slower, [0, 0.001, -0.001, 0], false],
    ['is as fast that takes as long', asFast, [0, 0.001, -0.001, 0], true],
    ['is not that takes a fifth less', asFast, [-0.2, -0.201, -0.199, -0.2], false],
  ])('%s', async (_, claim, changes, holds) => {
    install(finding(...changes));
    expect((await messageOf(claim(expect(render)))) === 'it passes').toBe(holds);
    expect((await messageOf(claim(expect(render).not))) === 'it passes').toBe(!holds);
  });

  test('shows how much the arm differs, at which size, and from how many pairs', async () => {
    install(finding(0.2, 0.201, 0.199));
    const message = await messageOf(noSlower(expect(render)));
    expect(message).toContain('Claimed: render is no slower than at the base, within 5 %, at n = 10 to 100');
    expect(message).toContain(
      'Found:   render, beside main: +20.0 % [+19.8 %, +20.2 %] time over n = 10 to 100; 3 pairs of processes',
    );
    expect(message).toContain(
      'Verdict: violated by 3 pairs of processes, one of each commit; at the bound by chance in 4 of 1,000',
    );
  });

  test('shows under .not how often code at the bound would hold by chance', async () => {
    install(finding(0, 0.001, -0.001));
    expect(await messageOf(noSlower(expect(render).not))).toContain(
      'Verdict: holds by 3 pairs of processes, one of each commit; at the bound by chance in 3 of 100\n',
    );
  });

  test('is undecided if pairs differ by more, and shows the size nearest to its bound', async () => {
    install(finding(0.06, 0.03, 0.09));
    const message = await messageOf(noSlower(expect(render)));
    expect(message).toContain('Verdict: undecided (too close)');
    expect(message).toMatch(/Because the ratio of the two times at n = 10 is 1\.06, and the bound is 1\.05: too near/);
  });

  test('requests pairs of that commit with these bounds', async () => {
    install(finding(0, 0.001, 0));
    await expect(render).toBeNoSlowerThan(base('v1'), { within: '5 %', sizes });
    expect(asked).toMatchObject([
      { purpose: 'compare', test: 'rendering', ordinal: 1, base: { ref: 'v1', high: 1.05, low: undefined } },
    ]);
  });

  test('passes without a verdict if no commit is named, and has its test skipped', async () => {
    install(() => ({ kind: 'no base' }));
    expect(await messageOf(noSlower(expect(render)))).toBe('it passes');
    expect(await messageOf(noSlower(expect(render).not))).toBe('it passes');
    expect(file.outcomes).toEqual([]);
    expect(told).toEqual([]);
    expect(file.skipped).toEqual([{ obstacle: { kind: 'no base' }, claims: 2 }]);
    expect(file.test?.isSkipped).toBe(true);
  });

  test('is unanswerable if the base cannot measure the arm, and says why', async () => {
    install(() => ({ kind: 'failed', because: 'there is no commit v9 here. Type: git fetch --all' }));
    const message = await messageOf(noSlower(expect(render)));
    expect(message).toContain('Verdict: undecided (unanswerable)');
    expect(message).toContain('cannot be measured by the code of the base: there is no commit v9 here');
  });

  test.each([
    ['a metric', { metric: 'steps', sizes }, '`metric` is for arms of this commit; npx asymptote compare compares all'],
    ['a budget', { budget: '5 s', sizes }, '`budget` is for one process, and a base takes pairs of them'],
  ] as const)('refuses %s', async (_, options, complaint) => {
    install(finding(0));
    expect(await messageOf(expect(render).toBeNoSlowerThan(base(), options))).toContain(`Not measured: ${complaint}`);
    expect(asked).toEqual([]);
  });

  test('needs no sizes if the function takes none', async () => {
    install(finding(0, 0.001, 0));
    await expect(() => 1).toBeNoSlowerThan(base());
    expect(file.outcomes[0]!.claimed).toMatch(/ at n = 1$/);
  });
});

test.each([[''], [' '], [3]])('base(%j) is refused, with an example', (ref) => {
  expect(() => base(ref as string)).toThrow("as in base('main')");
});
