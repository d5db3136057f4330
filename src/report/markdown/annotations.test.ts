import type { Item } from '../../record/comparison';
import { annotations } from './annotations';

const item: Item = {
  gravity: 'violated',
  label: 'slower',
  file: '/repo/packages/a/__perf__/a.perf.js',
  name: 'a test: it, too',
  text: '100 % more\nthan it was',
  advisory: false,
  line: 7,
};

test('marks the line of a claim by its path in the repository, and escapes the message', () => {
  expect(annotations([item], '/repo')).toEqual([
    '::error file=packages/a/__perf__/a.perf.js,line=7,title=slower%3A a test%3A it%2C too::100 %25 more%0Athan it was',
  ]);
});

test.each([
  ['an undecided item', { gravity: 'undecided' }],
  ['an advisory item', { advisory: true }],
] as const)('is a warning for %s', (_, given) => {
  expect(annotations([{ ...item, ...given }], '/repo')[0]).toMatch(/^::warning /);
});

test('marks only the file if no line is known, and ignores items that fail nothing', () => {
  expect(annotations([{ ...item, line: undefined }], '/repo')[0]).toContain('a.perf.js,title=');
  expect(
    annotations(
      [
        { ...item, gravity: 'changed' },
        { ...item, gravity: 'listed' },
      ],
      '/repo',
    ),
  ).toEqual([]);
});

test('marks the line of source that takes the time, too', () => {
  const culprit = { file: '/repo/packages/a/src/a.js', line: 12, text: 'a.js:12, 98 % of the time' };
  expect(annotations([{ ...item, culprit }], '/repo')[1]).toBe(
    '::error file=packages/a/src/a.js,line=12,title=slower%3A a test%3A it%2C too::a.js:12, 98 %25 of the time',
  );
});
