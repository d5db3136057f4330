import { agreement, type Agreement, type Confirming } from './core/agreement';
import { conclude } from './core/conclusion';
import { claimOf, type Evidence, type Verdict } from './kinds';
import { lengthNs, timesOf } from './rounds';
import type { CollectionRecord } from './samples';

/**
 * Judges recorded collections of a claim again, batch by batch, and returns their agreement.
 *
 * @param collections - at least one, oldest first
 */
export function replay(
  collections: readonly CollectionRecord[],
  errorRate: number,
  confirming: Omit<Confirming, 'processRule'>,
): Agreement<Evidence> {
  const { processRule } = claimOf(collections[0]!.statement);
  return agreement(
    collections.map((collection) => judgedAgain(collection, errorRate, confirming.isNot)),
    { ...confirming, processRule },
  );
}

function judgedAgain(collection: CollectionRecord, errorRate: number, isNot: boolean): Verdict {
  const { statement, calls, rounds } = collection;
  const claim = claimOf(statement);
  const judge = claim.judge(errorRate, isNot);
  for (const round of rounds) judge.add(timesOf(round, calls));
  const measuredNs = rounds.reduce((sum, round) => sum + lengthNs(round), 0);
  return conclude<Evidence>(judge, { ...collection, rounds: rounds.length, measuredNs, batch: claim.batch });
}
