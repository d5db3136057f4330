import inspector from 'node:inspector';
import type { JestEnvironmentConfig } from '@jest/environment';
import type { HostProblem } from '../../matchers/core/host';
import { fakeTimersDetector } from '../realm/realTimers';

/**
 * Returns a function that says why figures taken now would mean nothing; it returns undefined if they are fine.
 *
 * @param realm - the global object that tests see
 */
export function hostProblemDetector(realm: object): () => HostProblem | undefined {
  const hasFakeTimers = fakeTimersDetector(realm);
  return () => {
    if (hasFakeTimers()) {
      return {
        because: 'fake timers are on, and they would replace what is measured',
        remedy: 'Call first: jest.useRealTimers()',
      };
    }
    const url = inspector.url();
    if (url !== undefined) {
      return {
        because: `an inspector listens at ${url}, and the engine keeps code slow for one that is attached`,
        remedy: 'Run it without --inspect, in NODE_OPTIONS too: NODE_OPTIONS= npx jest __perf__',
      };
    }
    return undefined;
  };
}

/** Returns why the claims of a run are not measured and their tests skipped, or undefined if they are measured. */
export function reasonNotMeasured({ globalConfig }: JestEnvironmentConfig): string | undefined {
  if (!globalConfig.collectCoverage) return undefined;
  return 'coverage counts every statement, which makes code up to ten times slower. Run without it: npx jest __perf__ --coverage=false';
}

/** Returns why figures under a configuration would mean nothing, with the remedy, or undefined if they are fine. */
export function configurationProblem({ globalConfig, projectConfig }: JestEnvironmentConfig): string | undefined {
  if (globalConfig.detectOpenHandles) {
    return '--detectOpenHandles hooks into every promise, which makes awaits ten times slower.\nRun perf files without it: npx jest __perf__';
  }
  if (projectConfig.fakeTimers.enableGlobally === true) {
    return '`fakeTimers.enableGlobally` replaces what is measured.\nSet fakeTimers: { enableGlobally: false } for the project of the perf files.';
  }
  return undefined;
}
