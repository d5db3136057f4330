import type { ObstacleOf } from '../../model/obstacle';
import { unsettledPrice } from '../testing/obstacles';
import { diagnosisOf } from '../undecided';

const FIXED_COST: ObstacleOf<'fixed cost'> = {
  kind: 'fixed cost',
  timeGrowth: 1.234,
  sizeGrowth: 1_024,
  needed: 3,
  sizeNeeded: 2e6,
  atMost: false,
};
describe('the diagnosis of a growth', () => {
  test('names a size that shows growth beside a fixed cost, as an option if the sizes were chosen', () => {
    const fixed = FIXED_COST;
    expect(diagnosisOf({ ...fixed, decisive: { n: 2e6, timeNs: 12_345 } }).remedy).toMatch(
      /^reach a size that tells, \{ upTo: 2000000 \}, where a call takes about 12 µs if time goes on like this; or claim toScaleAtMost/,
    );
    expect(diagnosisOf({ ...fixed, decisive: { n: 2e9, timeNs: 1e9 } }).remedy).toMatch(
      /^time would tell at n = 2,000,000,000, where a call takes about 1 s if time goes on like this; the steps of the code are exact at any size/,
    );
  });

  test('asks whether the code uses n if the times predict no such size, and names what can be claimed of them', () => {
    const none = { ...FIXED_COST, timeGrowth: 1.02, sizeNeeded: undefined };
    expect(diagnosisOf(none).because).toBe(
      'time hardly grew while n grew 1,024 times: a fixed cost hides the growth, if there is any',
    );
    expect(diagnosisOf(none).remedy).toMatch(
      /^check that the code uses its n: .*; if time should not depend on n, claim toStayConstant\(\); or claim toScaleAtMost/,
    );
  });

  test('names a growth that the times satisfy, and counts where calls are too long to tell', () => {
    const unsettled = { ...unsettledPrice, settling: 'n^1.5' } as const;
    expect(diagnosisOf(unsettled).remedy).toBe(
      "reach a size that tells, { upTo: 30000 }, where a call takes about 210 ms if time goes on like this; or claim toScaleAtMost('n^1.5'), which these times satisfy",
    );
    expect(diagnosisOf({ ...unsettled, decisive: { n: 3_700_000, timeNs: 7.52e9 } }).remedy).toMatch(
      /^time would tell at n = 3,700,000, where a call takes about 7\.5 s if time goes on like this; the steps .*; or claim toScaleAtMost\('n\^1\.5'\), which these times satisfy$/,
    );
  });
});
