import type { BaselineFileRecord } from '../record';

/** A file that was compared in three pairs of processes, and of which nothing is to be said but what is given. */
export function twinRecord(given: Partial<BaselineFileRecord>): BaselineFileRecord {
  return {
    file: '/a.perf.js',
    isNewFile: false,
    pairs: 3,
    workloads: [],
    claimsAtBase: [],
    overheads: [],
    newClaims: [],
    claimsNow: [],
    ...given,
  };
}
