import type { CallFrame, CpuProfile, ProfileNode } from './cpuProfile';
import { sampledLines, type FindCall } from './lineSamples';

const URL = 'file:///project/work.js';
const ownFrame = (functionName: string): CallFrame => ({
  functionName,
  scriptId: '7',
  url: URL,
  lineNumber: 0,
  columnNumber: 0,
});
const frame = (functionName: string, url = ''): CallFrame => ({ ...ownFrame(functionName), scriptId: '0', url });

const root: ProfileNode = { id: 1, callFrame: frame('(root)'), hitCount: 0, children: [2, 6, 7] };
const work: ProfileNode = {
  id: 2,
  callFrame: ownFrame('work'),
  hitCount: 10,
  children: [3, 5],
  positionTicks: [
    { line: 3, ticks: 6 },
    { line: 4, ticks: 2 },
    { line: 3, ticks: 2 },
  ],
};
const concat: ProfileNode = { id: 3, callFrame: frame('concat', 'node:buffer'), hitCount: 5, children: [4] };
const copy: ProfileNode = { id: 4, callFrame: frame('copy'), hitCount: 15 };
const helper: ProfileNode = {
  id: 5,
  callFrame: ownFrame('helper'),
  hitCount: 4,
  positionTicks: [{ line: 20, ticks: 4 }],
};
const garbage: ProfileNode = { id: 6, callFrame: frame('(garbage collector)'), hitCount: 3 };
const program: ProfileNode = { id: 7, callFrame: frame('(program)'), hitCount: 1 };
const profile: CpuProfile = { nodes: [root, work, concat, copy, helper, garbage, program], samples: [] };

const findCall: FindCall = (_caller, name) => (name === 'concat' ? 8 : undefined);

function linesOf(samples: readonly number[], find = findCall): Record<number, object> {
  const { lines } = sampledLines({ ...profile, samples }, find);
  return Object.fromEntries(
    lines.map(({ line, total, native, garbage: collected }) => [line, { total, native, garbage: collected }]),
  );
}

describe('sampledLines', () => {
  test('adds up the samples of each line', () => {
    expect(linesOf([])).toMatchObject({ 3: { total: 8 }, 4: { total: 2 }, 20: { total: 4 } });
  });

  test('gives the samples of native code, and of what that calls, to the line which called it', () => {
    expect(linesOf([])[8]).toEqual({ total: 20, native: 20, garbage: 0 });
  });

  test('gives them to the busiest line if the call is not found', () => {
    expect(linesOf([], () => undefined)[3]).toEqual({ total: 28, native: 20, garbage: 0 });
  });

  test('gives a collection of garbage to the line at which the sample before was taken', () => {
    expect(linesOf([4, 6, 6])[8]).toEqual({ total: 22, native: 20, garbage: 2 });
    expect(linesOf([5, 7, 6])[20]).toEqual({ total: 5, native: 0, garbage: 1 });
  });

  test('shares a collection between the lines of the function that ran before it', () => {
    const { 3: first, 4: second } = linesOf([2, 6]);
    expect(first).toEqual({ total: expect.closeTo(8.8) as number, native: 0, garbage: expect.closeTo(0.8) as number });
    expect(second).toEqual({ total: expect.closeTo(2.2) as number, native: 0, garbage: expect.closeTo(0.2) as number });
  });

  test('counts all samples, those of no line too', () => {
    expect(sampledLines(profile, findCall).samples).toBe(38);
  });

  test('names what a line called in native code', () => {
    const { lines } = sampledLines(profile, findCall);
    expect([...lines.find(({ line }) => line === 8)!.callees]).toEqual([['concat', 20]]);
  });

  test('knows no line of code that is not of the workload', () => {
    const foreign = { ...work, callFrame: frame('run', 'file:///project/node_modules/jest-circus/run.js') };
    expect(
      sampledLines(
        {
          nodes: [
            { ...root, children: [2] },
            { ...foreign, children: [] },
          ],
        },
        findCall,
      ).lines,
    ).toEqual([]);
  });
});
