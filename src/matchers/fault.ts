import { count, plainDuration } from '../evidence/quantity';
import type { WorkloadFault } from '../measure/workloadFault';
import { Misuse } from './misuse';

/**
 * Returns the error to show where a workload threw: its own, at its own line, with the size at which it threw.
 */
export function faultError({ place, fault }: WorkloadFault, thrown: unknown): Error {
  const what = fault.kind === 'threw' && fault.during === 'input' ? 'The input of ' : '';
  const where = `${what}${place.arm} threw at n = ${count(place.n)}`;
  const isError = typeof thrown === 'object' && thrown !== null && 'message' in thrown;
  const message = isError ? String(thrown.message) : String(thrown);
  const error = new Error(`${where}: ${message}`, { cause: thrown });
  const stack = isError && 'stack' in thrown ? String(thrown.stack) : undefined;
  const frames = stack?.slice(stack.indexOf('\n    at '));
  if (frames?.startsWith('\n    at ') === true) error.stack = `${error.name}: ${error.message}${frames}`;
  return error;
}

/** Returns the misuse that a fault other than a thrown error amounts to. */
export function faultMisuse({ place, fault }: WorkloadFault): Misuse {
  const at = `at n = ${count(place.n)}`;
  if (fault.kind === 'never settled') {
    const what = fault.during === 'input' ? `the input of ${place.arm}` : place.arm;
    return new Misuse(
      `${what} did not settle within ${plainDuration(fault.limitNs)} ${at}`,
      'See that its promise is resolved on every path, measure smaller sizes,\nor raise the limit in the Jest configuration: testEnvironmentOptions: { callLimit: \'60 s\' }',
    );
  }
  return new Misuse(
    `${place.arm} returned a promise in one call and a plain value in another ${at}`,
    'Make it async in all calls, or in none: an await costs a turn of its own.',
  );
}
