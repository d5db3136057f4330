import type { JestEnvironmentConfig } from '@jest/environment';

/** Returns why the claims of a run are not measured and their tests skipped, or undefined if they are measured. */
export function passingOver({ globalConfig }: JestEnvironmentConfig): string | undefined {
  if (!globalConfig.collectCoverage) return undefined;
  return 'coverage counts every statement, which makes code up to ten times slower. Run without it: npx jest __perf__ --coverage=false';
}

/** Returns why figures under a configuration would mean nothing, with the remedy, or undefined if they are fine. */
export function refusalOf({ globalConfig, projectConfig }: JestEnvironmentConfig): string | undefined {
  if (globalConfig.detectOpenHandles) {
    return '--detectOpenHandles hooks into every promise, which makes awaits ten times slower.\nRun perf files without it: npx jest __perf__';
  }
  if (projectConfig.fakeTimers.enableGlobally === true) {
    return '`fakeTimers.enableGlobally` replaces what is measured.\nSet fakeTimers: { enableGlobally: false } for the project of the perf files.';
  }
  return undefined;
}
