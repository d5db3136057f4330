import { stripVTControlCharacters } from 'node:util';
import type { Clock } from '../../measure/clock/clock';
import { checkClock } from './clock';
import { configurationFindings, nodeOptionFindings, type ShownConfiguration } from './configuration';
import { findingText } from './finding';
import { checkFrequency } from './frequency';

const perf = {
  displayName: { name: 'perf' },
  rootDir: '/project',
  testEnvironment: require.resolve('../../jest/environment'),
  runner: require.resolve('../../jest/runner'),
};
const unit = { ...perf, displayName: { name: 'unit' }, testEnvironment: 'jest-environment-node' };

describe('configurationFindings', () => {
  const findings = (globalConfig: ShownConfiguration['globalConfig'], configs: ShownConfiguration['configs']) =>
    configurationFindings({ globalConfig, configs }).map(
      ({ message, refusesClaims }) => `${refusesClaims ? 'refuses' : 'accepts'}: ${message}`,
    );

  test('accepts a project with the preset beside another project', () => {
    expect(findings({}, [unit, perf])).toEqual(['accepts: perf: nothing in the configuration stands in the way.']);
  });

  test('refuses a configuration without the preset', () => {
    expect(findings({}, [unit])).toEqual([
      "refuses: No project has the preset. Set in the Jest configuration: { preset: 'jest-asymptote' }",
    ]);
  });

  test('names every option that keeps claims from being measured', () => {
    const faked = { ...perf, fakeTimers: { enableGlobally: true } };
    expect(findings({ collectCoverage: true, detectOpenHandles: true }, [faked])).toEqual([
      expect.stringMatching(/^refuses: Coverage is on/),
      expect.stringMatching(/^refuses: detectOpenHandles is on/),
      expect.stringMatching(/^refuses: perf: fake timers are on/),
    ]);
  });

  test('says what figures mean without the runner', () => {
    expect(findings({}, [{ ...perf, runner: 'jest-runner' }])).toEqual([
      expect.stringMatching(/^accepts: perf: without runner: 'jest-asymptote\/runner'/),
    ]);
  });
});

test('an inspector in NODE_OPTIONS refuses claims', () => {
  expect(nodeOptionFindings('--max-old-space-size=4096')).toEqual([]);
  expect(nodeOptionFindings('--inspect=0')).toMatchObject([{ refusesClaims: true }]);
});

test.each([
  ['performance', '0', 'The governor is performance. Turbo is off.'],
  ['powersave', '1', 'Turbo is on: cores are faster while others are idle.'],
  ['powersave', '1', 'The governor is powersave: cores change their speed with the load.'],
  [
    undefined,
    undefined,
    'The governor of the cores cannot be read here. Whether turbo speeds a core up while others are idle cannot be read',
  ],
])('the speed of cores: governor %p, boost %p', (governor, boost, message) => {
  const read = (path: string): string | undefined =>
    path.endsWith('scaling_governor') ? governor : path.endsWith('boost') ? boost : undefined;
  expect(checkFrequency(read).message).toContain(message);
});

test('a clock that is too coarse for batches refuses claims', () => {
  let readings = 0;
  const clock: Clock = { now: () => 1_000_000n * BigInt(Math.floor(readings++ / 1_000)) };
  expect(checkClock(clock)).toMatchObject({
    refusesClaims: true,
    message: expect.stringContaining('0.200 times as long: too few steps to time it') as string,
  });
});

test('the clock: its step, the cost of a reading, and how many steps a batch lasts', () => {
  let readings = 0;
  // Each reading costs 10 ns, and only every fifth moves the clock.
  const clock: Clock = { now: () => BigInt(50 * Math.floor(readings++ / 5)) };
  expect(checkClock(clock).message).toBe(
    'Two readings differ by 50 ns at least, and one costs 10 ns. A batch lasts 200 µs, 4,000 times as long.',
  );
});

test('a finding is wrapped beside its topic', () => {
  const text = stripVTControlCharacters(
    findingText({ topic: 'clock', message: 'word '.repeat(30).trim(), refusesClaims: false }),
  );
  const [first, second] = text.split('\n');
  expect(first).toMatch(/^clock {7}word /);
  expect(second).toMatch(/^ {12}word /);
  expect(first!.length).toBeLessThanOrEqual(100);
});
