import { isSatisfied, type FileRecord } from './record';

/** Returns why a run fails as a whole, if it does: one that deferred nearly all claims for contention shows nothing. */
export function runFailure(files: readonly FileRecord[]): string | undefined {
  const claims = files.flatMap((file) => file.claims);
  const busy = claims.filter(({ verdict }) => verdict.outcome === 'undecided' && verdict.reason === 'busy');
  if (claims.length === 0 || busy.length === 0) return undefined;
  if (!claims.some((claim) => isSatisfied(claim) || claim.verdict.outcome !== 'undecided')) {
    return 'nothing was decided: the machine was too busy. Run it again on a quieter machine.';
  }
  if (busy.length / claims.length <= Math.min(...files.map(({ maxBusy }) => maxBusy))) return undefined;
  return (
    `${String(busy.length)} of ${String(claims.length)} claims could not be decided because the machine was busy, ` +
    'more than `maxBusy` allows. Run it again on a quieter machine.'
  );
}
