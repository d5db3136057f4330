import { join } from 'node:path';
import type { JudgeState } from './core/claim';
import type { Growth } from '../model/growth';
import { ScalingClaim } from './scaling/scalingClaim';
import { readRecording, type Recording } from './testing/recordings';
import { ERROR_RATE, feed, type Decision } from './testing/verdicts';

const FOLDER = join(__dirname, '../../fixtures/recordings');
const recordings = new Map<string, Recording>();

function recordingOf(name: string): Recording {
  const recording = recordings.get(name) ?? readRecording(FOLDER, name);
  recordings.set(name, recording);
  return recording;
}

function judged(name: string, growth: Growth, atMost: boolean, errorRate = ERROR_RATE): Decision {
  const { sizes, k, rows } = recordingOf(name);
  const claim = new ScalingClaim({ arm: name, sizes, growth, atMost });
  return feed(
    claim.judge(errorRate),
    rows.map(({ t }) => t.map((milliseconds, i) => (1e6 * milliseconds) / k[i]!)),
  );
}

describe('recordings of real code', () => {
  const LINEAR: JudgeState[] = ['holds', 'holds', 'holds', 'holds'];
  const QUADRATIC: JudgeState[] = ['violated', 'violated', 'violated', 'holds'];
  const SLOWER: JudgeState[] = ['violated', 'holds', 'violated', 'holds'];

  // By construction, sums, splits and allocations are linear, deduplication by indexOf is quadratic, binary search is
  // logarithmic, and sorting is n log n, which no sweep of these sizes distinguishes from n. A Map's get slows down with
  // its size, by far less than n.
  test.each<[string, JudgeState[]]>([
    ['idle_sum', LINEAR],
    ['idle_split', LINEAR],
    ['idle_alloc', LINEAR],
    ['idle_sort', LINEAR],
    ['hog_sum', LINEAR],
    ['hog_alloc', LINEAR],
    ['hog_sort', ['open', 'open', 'holds', 'holds']],
    ['idle_dedupQuadBig', QUADRATIC],
    ['hog_dedupQuadBig', QUADRATIC],
    ['idle_binSearch', SLOWER],
    ['hog_binSearch', SLOWER],
    ['idle_mapGet', SLOWER],
  ])('%s as n, at most n, as n log n, at most n^2: %j', (name, expected) => {
    const states = [
      judged(name, 'n', false),
      judged(name, 'n', true),
      judged(name, 'n log n', false),
      judged(name, 'n^2', true),
    ].map(({ state }) => state);

    expect(states).toEqual(expected);
  });

  // From another program in another language, on the same recordings
  test.each<[string, boolean, JudgeState, number]>([
    ['idle_sum', false, 'holds', 18],
    ['hog_sum', false, 'holds', 54],
    ['idle_alloc', false, 'holds', 46],
    ['hog_binSearch', false, 'violated', 54],
    ['hog_binSearch', true, 'holds', 46],
  ])('%s against n (at most: %s) %s after %i rounds at an error rate of 1e-4', (name, atMost, state, rounds) => {
    expect(judged(name, 'n', atMost, 1e-4)).toEqual({ state, rounds });
  });
});
