import type { BaselineFileRecord } from '../record';

/** Returns the record of a file that was compared in three pairs of processes, without findings but those given. */
export function baselineRecord(given: Partial<BaselineFileRecord>): BaselineFileRecord {
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
