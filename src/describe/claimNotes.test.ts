import path from 'node:path';
import type { SizeFailure } from '../model/sweepEnd';
import { claimNotes } from './claimNotes';

const ended = (failure: SizeFailure): string[] => claimNotes({ sweepEnd: { largest: 65_536, failure } });

describe('the notes on a claim', () => {
  test.each([
    [3.1e9, 1.2e9, ['building inputs took 3.1 s, measuring 1.2 s']],
    [3.1e9, 3.2e9, []],
    [0.4e9, 0.1e9, []],
  ])('say that inputs took longer than measuring: %p against %p ns', (buildingNs, measuringNs, notes) => {
    expect(claimNotes({ inputTime: { buildingNs, measuringNs } })).toEqual(notes);
  });

  test('announce a growth that time does not show yet', () => {
    const file = path.join(process.cwd(), 'src/parse.js');
    const toCome = { file, line: 14, steps: 1_849, exponent: 1.98, halfAt: 3_123_456 };
    expect(claimNotes({ where: { toCome } })).toEqual([
      'not seen in time yet: src/parse.js:14 runs 1,849 times a call, like n^1.98, and would take half of the time from about n = 3,000,000',
    ]);
  });

  test('are none if there is nothing to say', () => {
    expect(claimNotes({})).toEqual([]);
  });

  test.each<[string, SizeFailure]>([
    [
      'the input of n = 262,144 took 12 s to build, and callLimit allows 10 s',
      { kind: 'slow input', n: 262_144, timeNs: 12e9, limitNs: 10e9 },
    ],
    ['the inputs of n = 65,536 took 1.2 s to build', { kind: 'slow input', n: 65_536, timeNs: 1.2e9 }],
    [
      'the input of n = 262,144 threw RangeError: Invalid array length',
      { kind: 'threw', n: 262_144, part: 'input', error: 'RangeError: Invalid array length' },
    ],
    [
      'a call of n = 262,144 threw RangeError: Maximum call stack size exceeded',
      { kind: 'threw', n: 262_144, part: 'run', error: 'RangeError: Maximum call stack size exceeded' },
    ],
    [
      'a call of n = 262,144 did not return within 10 s',
      { kind: 'not settled', n: 262_144, part: 'run', limitNs: 10e9 },
    ],
    [
      'the inputs of n = 262,144 would take about 2.1 GiB of memory, over memoryLimit (1 GiB)',
      { kind: 'too large', n: 262_144, part: 'input', bytes: 2.1 * 2 ** 30, limitBytes: 2 ** 30 },
    ],
    [
      'a call of n = 262,144 would take about 600 MiB of memory, over memoryLimit (512 MiB)',
      { kind: 'too large', n: 262_144, part: 'run', bytes: 600 * 2 ** 20, limitBytes: 512 * 2 ** 20 },
    ],
    ['the program ended with SIGKILL at n = 262,144', { kind: 'program ended', n: 262_144, by: 'SIGKILL' }],
  ])('say where chosen sizes end: %s', (because, failure) => {
    expect(ended(failure)).toEqual([`sizes end at n = 65,536: ${because}`]);
  });
});
