import { EVIDENCE, OPTIONS } from '../claims/schemas';
import type { ClaimRecord } from './record';
import { nameOf, replayClaim } from './replay';
import { readReport } from './readReport';
import { VERSION_ONE, versionOneReport } from './testing/versionOne';
import { upgraded } from './upgrade';

const report = readReport(VERSION_ONE);
const [file] = report.files as [(typeof report.files)[number]];
const claimOf = (test: string): ClaimRecord => file.claims.find(({ id }) => id.test === test)!;

/** Returns the fields of each claim's evidence whose names begin like that. */
function fieldsOf(claims: readonly { readonly verdict: { readonly evidence?: object | undefined } }[], name: RegExp) {
  return claims.map(({ verdict: { evidence = {} } }) =>
    Object.entries(evidence)
      .filter(([key]) => name.test(key))
      .map(([key, value]) => [key.replace(name, ''), value as unknown]),
  );
}

describe('a report of version 1', () => {
  test('has the kinds of claims that are known today, but for those that came later', () => {
    const evidence = file.claims.map(({ verdict }) => verdict.evidence?.kind);
    expect(new Set([...evidence, 'priced steps'])).toEqual(new Set([undefined, ...Object.keys(EVIDENCE)]));
    const statements = file.claims.flatMap(({ samples }) => samples.map(({ statement }) => statement.kind));
    expect(new Set(statements)).toEqual(new Set(Object.keys(OPTIONS)));
  });

  test('keeps the smallest detectable violations', () => {
    const [old] = versionOneReport().files;
    expect(fieldsOf(file.claims, /^detectable/)).toEqual(fieldsOf(old!.claims, /^caught/));
    expect(claimOf('scaling').verdict.evidence).toMatchObject({ detectable: { excess: expect.any(Number) as number } });
  });

  test.each([
    ['scaling', 'holds'],
    ['scaling that is violated', 'violated'],
    ['narrow', 'undecided (unanswerable, narrow sweep)'],
    ['near the bound', 'undecided (too close, near limit)'],
    ['scattered rounds', 'undecided (budget spent, scattered rounds)'],
    ['too few rounds', 'undecided (test timeout, too few rounds)'],
    ['unconfirmed', 'undecided (isolation failed, unconfirmed)'],
    ['unsteady counts', 'undecided (counts vary, unsteady counts)'],
    ['busy', 'undecided (busy, contention)'],
  ])('has a verdict on "%s" that is %s', (test, name) => {
    expect(nameOf(claimOf(test).verdict)).toBe(name);
  });

  test.each([
    ['near the bound', { quantity: 'ratio', n: 1024, limit: 1.97 }],
    ['scattered rounds', { limit: 1.8, endedBy: 'budget' }],
    ['too few rounds', { rounds: 2, endedBy: 'test timeout' }],
    ['unconfirmed', { found: 'violated', isolationFailure: 'list is not defined' }],
    ['busy', { busyness: { disturbedShare: expect.any(Number) as number } }],
  ])('keeps what the obstacle of "%s" says', (test, obstacle) => {
    expect(claimOf(test).verdict).toMatchObject({ obstacle });
  });

  test('keeps why no fresh process could confirm, and whether promises were counted', () => {
    expect(claimOf('unconfirmed')).toMatchObject({ isolationFailure: 'list is not defined' });
    expect(file.countedByHooks).toBe(false);
  });

  test('keeps what ended a collection, and how often a sweep was made longer', () => {
    expect(claimOf('too few rounds').samples).toMatchObject([{ endedBy: 'test timeout' }]);
    expect(claimOf('scaling').samples).toMatchObject([{ statement: { options: { extensions: 0 } } }]);
  });

  test('is judged again to the same verdicts', () => {
    const different = file.claims.filter((claim) => !replayClaim(claim, file.errorRate).same);
    expect(different.map(({ id }) => id.test)).toEqual([]);
  });

  test('may say that scattered rounds are near their limit', () => {
    const { verdict, ...claim } = claimOf('scattered rounds');
    const { obstacle } = claimOf('near the bound').verdict as Extract<typeof verdict, { outcome: 'undecided' }>;
    const older = { ...claim, verdict: { ...verdict, reason: 'too close', obstacle } } as ClaimRecord;
    expect(replayClaim(older, file.errorRate)).toMatchObject({
      verdict: { obstacle: { kind: 'too few processes' } },
      same: true,
    });
  });
});

test('the compared files of version 1 have another name', () => {
  const comparison = { base: { named: 'main' }, twins: [] };
  const upgradedComparison = { base: { named: 'main' }, baselineFiles: [] };
  expect(upgraded({ version: 1, files: [], comparison })).toMatchObject({ comparison: upgradedComparison });
});

test.each([
  ['nothing', null],
  ['a list', []],
  ['a report of another version', { version: 2, files: [{ kind: 'cost' }] }],
])('%s is left as it is', (_, content) => {
  expect(upgraded(content)).toBe(content);
});

test.each([
  ['a verdict without an obstacle', { outcome: 'undecided', reason: 'too close' }],
  ['a verdict with an unknown obstacle', { outcome: 'undecided', reason: 'too close', obstacle: { kind: 'fog' } }],
])('%s is left for the schema to refuse', (_, verdict) => {
  const claim = { verdict };
  expect(upgraded({ version: 1, files: [{ claims: [claim] }] })).toEqual({ version: 2, files: [{ claims: [claim] }] });
});
