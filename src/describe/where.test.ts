import type { CostlyLine, Where } from '../model/where';
import { codeFrame, whereClause } from './where';

const line: CostlyLine = {
  file: '/project/src/unique.js',
  line: 9,
  source: ['  const out = [];', '', '  for (const x of list) {', '    if (!out.includes(x)) out.push(x);', '  }'],
  firstLine: 7,
  share: { from: 0.712, to: 0.994 },
  nativeShare: 0,
  garbageShare: 0,
  callee: 'out.includes',
  steps: { from: 100, to: 1_600 },
};
const where: Where = {
  from: { arm: 'unique', n: 100, timeNs: 1e4 },
  to: { arm: 'unique', n: 1_600, timeNs: 2e6 },
  lines: [line],
};

/** The end of the text on a line, after its shares. */
function carrierOf(changes: Partial<CostlyLine>, other: Partial<Where> = {}): string | undefined {
  return whereClause({ ...line, ...changes }, { ...where, ...other }, '/project').split(' at n = 100')[1];
}

describe('the text on a line that takes the time', () => {
  test('names its place, its share at both sizes, how often it runs, and what takes longer each time', () => {
    expect(whereClause(line, where, '/project')).toBe(
      'src/unique.js:9, 99 % of the time at n = 1,600, 71 % at n = 100; it runs 1,600 times a call, like n^1.00, and out.includes takes longer each time',
    );
  });

  test('says nothing of native code if the steps grow as the time does', () => {
    expect(carrierOf({ steps: { from: 4_950, to: 1_279_200 } })).toBe('; it runs 1,279,200 times a call, like n^2.00');
  });

  test('says that each run takes longer if nobody knows what it calls', () => {
    expect(carrierOf({ callee: undefined })).toBe(
      '; it runs 1,600 times a call, like n^1.00, and each run takes longer',
    );
  });

  test('names the garbage collector if it takes most of the time', () => {
    expect(carrierOf({ garbageShare: 0.6 })).toContain(', and the garbage collector takes most of its time');
  });

  test('says how often it runs without a power if that does not depend on n', () => {
    expect(carrierOf({ steps: { from: 1, to: 1 } })).toBe(
      '; it runs once a call, and out.includes takes longer each time',
    );
    expect(carrierOf({ steps: { from: 7, to: 7 } })).toContain('; it runs 7 times a call, and');
  });

  test('leaves out how often it runs if that is unknown', () => {
    expect(carrierOf({ steps: undefined })).toBe('');
    expect(carrierOf({ steps: undefined, nativeShare: 0.9 })).toBe('; out.includes takes longer each time');
  });

  test('says of calls of the same size what takes most of the time', () => {
    const ofArms = { from: { ...where.to, arm: 'other' }, to: where.to };
    const native = { ...line, nativeShare: 0.9, steps: undefined };
    expect(whereClause(native, { ...where, ...ofArms }, '/project')).toContain('; out.includes takes most of its time');
  });

  test('names the arms if their sizes are the same', () => {
    const ofArms = { from: { ...where.to, arm: 'other' }, to: where.to };
    expect(whereClause(line, { ...where, ...ofArms }, '/project')).toContain(
      '99 % of the time of unique, 71 % of other; it runs 1,600 times a call',
    );
  });

  test('names files outside of the folder in full', () => {
    expect(whereClause(line, where, '/elsewhere')).toMatch(/^\/project\/src\/unique\.js:9, /);
  });
});

test('the frame marks the line among those around it', () => {
  expect(codeFrame(line)).toEqual([
    '     7 |   const out = [];',
    '     8 |',
    '  >  9 |   for (const x of list) {',
    '    10 |     if (!out.includes(x)) out.push(x);',
    '    11 |   }',
  ]);
});
