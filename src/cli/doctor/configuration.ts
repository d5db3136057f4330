import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CommandError } from '../commandError';
import { jestPath } from '../jestPath';
import type { Finding } from './finding';

const run = promisify(execFile);

/** The part of the output of `jest --showConfig` that matters here. */
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

/** Checks the Jest configuration of a folder. */
export async function checkConfiguration(folder: string): Promise<Finding[]> {
  try {
    const { stdout } = await run(process.execPath, [jestPath(folder), '--showConfig'], { cwd: folder });
    const findings = configurationFindings(JSON.parse(stdout) as ShownConfiguration);
    return [...findings, ...nodeOptionFindings(process.env.NODE_OPTIONS ?? '')];
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    const reason = error instanceof CommandError ? '' : 'the configuration cannot be read: ';
    return [{ topic: 'Jest', message: `${reason}${(stderr ?? message).trim()}`, refusesClaims: true }];
  }
}

/** Returns how a configuration affects claims. */
export function configurationFindings({ globalConfig, configs }: ShownConfiguration): Finding[] {
  const perf = configs.filter(({ testEnvironment }) => testEnvironment === require.resolve('../../jest/environment'));
  const findings: Finding[] = [];
  const find = (message: string, refusesClaims: boolean): void => {
    findings.push({ topic: 'Jest', message, refusesClaims });
  };
  if (perf.length === 0) {
    find("No project has the preset. Set in the Jest configuration: { preset: 'jest-asymptote' }", true);
  }
  if (globalConfig.collectCoverage === true) {
    find('Coverage is on: claims and their tests are skipped. Run perf files with --coverage=false', true);
  }
  if (globalConfig.detectOpenHandles === true) find('detectOpenHandles is on: claims are refused. Remove it.', true);
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

/** Returns how options that every Node process inherits affect claims. */
export function nodeOptionFindings(options: string): Finding[] {
  if (!options.includes('--inspect')) return [];
  const message = `NODE_OPTIONS has ${options}: claims are refused under an inspector. Type: unset NODE_OPTIONS`;
  return [{ topic: 'Node', message, refusesClaims: true }];
}
