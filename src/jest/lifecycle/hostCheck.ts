import inspector from 'node:inspector';
import type { HostProblem } from '../../matchers/core/host';
import { fakeTimersDetector } from '../realm/realTimers';

/**
 * Returns a function that says why figures taken now would mean nothing; it returns undefined if they are fine.
 *
 * @param realm - the global object that tests see
 */
export function obstructionDetector(realm: object): () => HostProblem | undefined {
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
