import { agreement, type Agreement } from './agreement';
import { conclude } from './conclusion';
import { lengthNs, timesOf, type CollectionRecord } from './samples';
import { claimOf } from '../kinds';
import type { Verdict } from '../../model/verdict';

/**
 * Judges recorded collections of a claim again, batch by batch, and returns what they come to.
 *
 * @param collections - at least one, oldest first
 * @param isNot - whether the test says `.not`
 */
export function replay(collections: readonly CollectionRecord[], errorRate: number, isNot: boolean): Agreement {
  const always = collections.some(({ statement }) => claimOf(statement).confirmedAlways);
  return agreement(
    collections.map((collection) => judgedAgain(collection, errorRate)),
    { isNot, always },
  );
}

function judgedAgain(collection: CollectionRecord, errorRate: number): Verdict {
  const { statement, calls, rounds } = collection;
  const claim = claimOf(statement);
  const judge = claim.judge(errorRate);
  for (const round of rounds) judge.add(timesOf(round, calls));
  const measuredNs = rounds.reduce((sum, round) => sum + lengthNs(round), 0);
  return conclude(judge, { ...collection, rounds: rounds.length, measuredNs, batch: claim.batch });
}
