import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Finding } from './finding';

const run = promisify(execFile);

/** What matters here of what `jest --showConfig` prints. */
export interface ShownConfiguration {
  readonly globalConfig: { readonly collectCoverage?: boolean; readonly detectOpenHandles?: boolean };
  readonly configs: readonly {
    readonly displayName?: { readonly name: string };
    readonly rootDir: string;
    readonly testEnvironment: string;
    readonly runner: string;
    readonly fakeTimers?: { readonly enableGlobally?: boolean };
  }[];
}

/** Looks at the Jest configuration of a folder. */
export async function lookAtConfiguration(folder: string): Promise<Finding[]> {
  let jest: string;
  try {
    jest = require.resolve('jest/bin/jest', { paths: [folder] });
  } catch {
    const says = 'Jest is not installed here. Type: npm install --save-dev jest jest-asymptote';
    return [{ about: 'Jest', says, refuses: true }];
  }
  let shown: ShownConfiguration;
  try {
    const { stdout } = await run(process.execPath, [jest, '--showConfig'], { cwd: folder });
    shown = JSON.parse(stdout) as ShownConfiguration;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    return [
      { about: 'Jest', says: `The configuration could not be read: ${(stderr ?? message).trim()}`, refuses: true },
    ];
  }
  return [...judgeConfiguration(shown), ...judgeNodeOptions(process.env.NODE_OPTIONS ?? '')];
}

/** Returns what a configuration does to claims. */
export function judgeConfiguration({ globalConfig, configs }: ShownConfiguration): Finding[] {
  const perf = configs.filter(({ testEnvironment }) => testEnvironment === require.resolve('../../jest/environment'));
  const findings: Finding[] = [];
  const find = (says: string, refuses: boolean): void => {
    findings.push({ about: 'Jest', says, refuses });
  };
  if (perf.length === 0) {
    find("No project has the preset. Set in the Jest configuration: { preset: 'jest-asymptote' }", true);
  }
  if (globalConfig.collectCoverage === true) {
    find('Coverage is on: claims are passed over and their tests skipped. Run perf files with --coverage=false', true);
  }
  if (globalConfig.detectOpenHandles === true) find('detectOpenHandles is on: claims are refused. Take it away.', true);
  for (const project of perf) {
    const name = project.displayName?.name ?? project.rootDir;
    if (project.fakeTimers?.enableGlobally === true) {
      find(`${name}: fake timers are on for all files. Set fakeTimers: { enableGlobally: false }`, true);
    } else if (project.runner !== require.resolve('../../jest/runner')) {
      find(`${name}: without runner: 'jest-asymptote/runner' figures are those of an isolated realm.`, false);
    } else find(`${name}: nothing in the configuration stands in the way.`, false);
  }
  return findings;
}

/** Returns what options that every Node process takes over do to claims. */
export function judgeNodeOptions(options: string): Finding[] {
  if (!options.includes('--inspect')) return [];
  return [
    {
      about: 'Node',
      says: `NODE_OPTIONS has ${options}: an inspector is refused. Type: unset NODE_OPTIONS`,
      refuses: true,
    },
  ];
}
