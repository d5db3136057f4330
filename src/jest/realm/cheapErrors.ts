import type { SessionHost } from '../../trial/session';

/** Node's own limit on the frames of a stack trace; Jest raises it tenfold. */
const FRAMES = 10;

/**
 * Returns a function that measures with errors as cheap as outside of Jest, which lengthens every stack trace and maps
 * it to its sources. Traces of errors made meanwhile are still mapped when they are first read.
 *
 * @param realm - the global object whose errors workloads make
 */
export function cheapErrorsIn(realm: { readonly Error: ErrorConstructor }): NonNullable<SessionHost['prepared']> {
  // Node asks the main realm how to prepare the traces of others too.
  const constructors = [...new Set([realm.Error, Error])];
  return async (measure) => {
    const restore = constructors.map(quieten);
    try {
      return await measure();
    } finally {
      for (const undo of restore) undo();
    }
  };
}

function quieten(errors: ErrorConstructor): () => void {
  const { stackTraceLimit, prepareStackTrace } = errors;
  errors.stackTraceLimit = FRAMES;
  // Assigned, not deleted: the property belongs to whoever installed it
  (errors as { prepareStackTrace: unknown }).prepareStackTrace = undefined;
  return () => {
    errors.stackTraceLimit = stackTraceLimit;
    (errors as { prepareStackTrace: unknown }).prepareStackTrace = prepareStackTrace;
  };
}
