import { stripVTControlCharacters } from 'node:util';
import type { Clock } from '../../measure/clock/clock';
import { textOf } from '.';
import { lookAtClock } from './clock';
import { judgeConfiguration, judgeNodeOptions, type ShownConfiguration } from './configuration';
import { lookAtFrequency } from './frequency';

const perf = {
  displayName: { name: 'perf' },
  rootDir: '/project',
  testEnvironment: require.resolve('../../jest/environment'),
  runner: require.resolve('../../jest/runner'),
};
const unit = { ...perf, displayName: { name: 'unit' }, testEnvironment: 'jest-environment-node' };

describe('judgeConfiguration', () => {
  const judge = (globalConfig: ShownConfiguration['globalConfig'], configs: ShownConfiguration['configs']) =>
    judgeConfiguration({ globalConfig, configs }).map(
      ({ says, refuses }) => `${refuses ? 'refuses' : 'takes'}: ${says}`,
    );

  test('finds nothing in the way of a project with the preset, beside others', () => {
    expect(judge({}, [unit, perf])).toEqual(['takes: perf: nothing in the configuration stands in the way.']);
  });

  test('misses the preset', () => {
    expect(judge({}, [unit])).toEqual([
      "refuses: No project has the preset. Set in the Jest configuration: { preset: 'jest-asymptote' }",
    ]);
  });

  test('names every option under which claims are not measured', () => {
    const faked = { ...perf, fakeTimers: { enableGlobally: true } };
    expect(judge({ collectCoverage: true, detectOpenHandles: true }, [faked])).toEqual([
      expect.stringMatching(/^refuses: Coverage is on/),
      expect.stringMatching(/^refuses: detectOpenHandles is on/),
      expect.stringMatching(/^refuses: perf: fake timers are on/),
    ]);
  });

  test('says what a missing runner costs', () => {
    expect(judge({}, [{ ...perf, runner: 'jest-runner' }])).toEqual([
      expect.stringMatching(/^takes: perf: without runner: 'jest-asymptote\/runner'/),
    ]);
  });
});

test('an inspector in NODE_OPTIONS is found', () => {
  expect(judgeNodeOptions('--max-old-space-size=4096')).toEqual([]);
  expect(judgeNodeOptions('--inspect=0')).toMatchObject([{ refuses: true }]);
});

test.each([
  ['performance', '0', 'The governor is performance. Turbo is off.'],
  ['powersave', '1', 'Turbo is on: cores are faster while others are idle.'],
  ['powersave', '1', 'The governor is powersave: cores change their speed with the load.'],
  [undefined, undefined, 'The governor of the cores cannot be read here. Whether they speed up when others are idle'],
])('the speed of cores: governor %p, boost %p', (governor, boost, says) => {
  const read = (path: string): string | undefined =>
    path.endsWith('scaling_governor') ? governor : path.endsWith('boost') ? boost : undefined;
  expect(lookAtFrequency(read).says).toContain(says);
});

test('a clock that is too coarse for batches, which claims would be refused by', () => {
  let readings = 0;
  const clock: Clock = { now: () => 1_000_000n * BigInt(Math.floor(readings++ / 1_000)) };
  expect(lookAtClock(clock)).toMatchObject({
    refuses: true,
    says: expect.stringContaining('0.200 times as long: too few steps to be timed by') as string,
  });
});

test('the clock: its step, its price, and how long a batch is beside them', () => {
  let readings = 0;
  // Each reading costs 10 ns, and only every fifth moves the clock.
  const clock: Clock = { now: () => BigInt(50 * Math.floor(readings++ / 5)) };
  expect(lookAtClock(clock).says).toBe(
    'Two readings differ by 50 ns at least, and one costs 10 ns. A batch lasts 200 µs, 4,000 times as long.',
  );
});

test('a finding is set beside what it is about', () => {
  const text = stripVTControlCharacters(textOf({ about: 'clock', says: 'word '.repeat(30).trim(), refuses: false }));
  const [first, second] = text.split('\n');
  expect(first).toMatch(/^clock {7}word /);
  expect(second).toMatch(/^ {12}word /);
  expect(first!.length).toBeLessThanOrEqual(100);
});
