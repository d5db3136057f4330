import type { CostlyLine, Where } from '../../model/where';
import { changedLines } from './changedLines';

const FOLDERS = { base: '/tmp/base', now: '/repo' } as const;

function line(file: string, number: number, text: string, share: number): CostlyLine {
  const source = ['before', text, 'after'];
  const share_ = { from: share, to: share };
  return { file, line: number, source, firstLine: number - 1, share: share_, nativeShare: 0, garbageShare: 0 };
}

function call(timeNs: number, ...lines: CostlyLine[]): Where {
  const sampled = { arm: 'parse', n: 64, timeNs };
  return { from: sampled, to: sampled, lines };
}

const changed = (base: Where, now: Where): Where => changedLines({ base, now, folders: FOLDERS, baseName: 'main' });

describe('the lines that changed since a base', () => {
  test('are those that take more time now, not those that take most', () => {
    const base = call(
      100,
      line('/tmp/base/src/a.js', 3, '  read(x);', 0.9),
      line('/tmp/base/src/a.js', 9, 'sort();', 0.1),
    );
    // They have moved down, and one is indented otherwise.
    const now = call(200, line('/repo/src/a.js', 5, '    read(x);', 0.45), line('/repo/src/a.js', 11, 'sort();', 0.55));
    const { from, to, lines } = changed(base, now);
    expect([from.arm, to.arm]).toEqual(['parse at main', 'parse']);
    expect(lines.map((each) => [each.line, each.share])).toEqual([[11, { from: 0.1, to: 0.55 }]]);
  });

  test('are also those that the base does not have', () => {
    const base = call(100, line('/tmp/base/src/a.js', 3, 'read(x);', 1));
    const now = call(200, line('/repo/src/a.js', 3, 'read(x);', 0.5), line('/repo/src/a.js', 4, 'check(x);', 0.5));
    expect(changed(base, now).lines).toMatchObject([{ line: 4, share: { from: 0, to: 0.5 } }]);
  });

  test('are not the same if their files are not', () => {
    const base = call(100, line('/tmp/base/src/a.js', 3, 'read(x);', 1));
    expect(changed(base, call(100, line('/repo/src/b.js', 3, 'read(x);', 1))).lines).toHaveLength(1);
    expect(changed(base, call(100, line('/repo/src/a.js', 3, 'read(x);', 1))).lines).toEqual([]);
  });

  test('with less than a quarter of what the costliest adds are left out, and those after three', () => {
    const texts = ['a', 'b', 'c', 'd', 'e'];
    const now = (...shares: number[]): Where =>
      call(100, ...shares.map((share, i) => line('/repo/a.js', i + 1, texts[i]!, share)));
    expect(changed(call(1), now(0.5, 0.12, 0.3)).lines.map((each) => each.line)).toEqual([1, 3]);
    expect(changed(call(1), now(0.25, 0.2, 0.2, 0.2)).lines).toHaveLength(3);
  });
});
