import { count } from '../evidence/quantity';
import { armsOf, range } from './arms';
import { claimMatcher } from './claimMatcher';
import { Misuse } from './misuse';
import { knownOptions, type MeasuringOptions } from './options';

/** What `toTakeLoopTurns` takes: it times nothing, and has no budget. */
export type CountingOptions = Pick<MeasuringOptions, 'sizes' | 'input'>;

/** Decides whether one call takes exactly so many turns of the event loop: counted, nothing is timed. */
export const toTakeLoopTurns = claimMatcher('toTakeLoopTurns', (received, claimed, given = {}) => {
  const matcher = 'toTakeLoopTurns';
  const options = knownOptions<CountingOptions>(matcher, given, ['sizes', 'input']);
  if (typeof claimed !== 'function') {
    throw new Misuse('the count must be a function of n', `For example: ${matcher}((n) => 2 * n)`, { value: claimed });
  }
  const turns = claimed as (n: number) => number;
  const arms = armsOf(`${matcher}((n) => n, { … })`, { 'the received value': received }, options, 1);
  for (const n of arms.sizes) {
    const value: unknown = turns(n);
    if (Number.isSafeInteger(value) && (value as number) >= 0) continue;
    throw new Misuse(
      `the count must be a whole number, and is not at n = ${count(n)}`,
      `For example: ${matcher}((n) => 2 * n)`,
      {
        value,
      },
    );
  }
  const [arm] = arms.names as [string];
  return {
    arms,
    claimed: `${arm} takes ${arms.sizes.slice(0, 3).map(turns).map(count).join(', ')}${arms.sizes.length > 3 ? ' …' : ''} turns of the event loop at ${range(arms.sizes)}`,
    loopTurns: turns,
  };
});
