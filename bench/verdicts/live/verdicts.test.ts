import type { ClaimRecord, FileRecord } from '../../../src/record/record';
import { claimVerdicts, costOf } from './verdicts';

const record = (outcome: string, isNot = false, reason?: string): ClaimRecord =>
  ({
    id: { file: 'a', test: 'n', ordinal: 1 },
    matcher: 'toScaleAtMost',
    isNot,
    verdict: { outcome, reason },
  }) as unknown as ClaimRecord;

const file = (claims: ClaimRecord[], measuringNs = 1, decidingNs = 0): FileRecord =>
  ({ claims, spending: { measuringNs, decidingNs } }) as unknown as FileRecord;

test('counts the verdicts of runs on a claim', () => {
  const records = [record('holds'), record('violated'), record('undecided', false, 'busy'), record('undecided')];

  expect(claimVerdicts(records.map((claim) => file([claim])))).toEqual([
    { stated: 'n (`toScaleAtMost`)', isNot: false, right: 1, wrong: 1, busy: 1, undecided: 1 },
  ]);
});

test('a claim with .not is right if it is violated', () => {
  expect(claimVerdicts([file([record('violated', true), record('holds', true)])])).toEqual([
    expect.objectContaining({ right: 1, wrong: 1 }),
  ]);
});

test('sampling is the time of a claim alone in its file', () => {
  const many = file([record('holds'), record('holds')], 100, 1);

  expect(costOf([file([record('holds')], 20, 1), many])).toEqual({
    samplingNs: { estimate: 20, low: 20, high: 20 },
    decidingShare: 2 / 120,
  });
});
