import { ComparisonClaim } from '../../claims/comparison/comparisonClaim';
import { busynessText } from '../../describe/undecided';
import { known } from '../../describe/quantity';
import { Collection } from '../../measure/sweep/collection';
import { cellKey } from '../../model/cell';
import { Contention } from '../../measure/clock/contention';
import { systemInstruments } from '../../measure/clock/instruments';
import { seededRandom } from '../../statistics/random';
import { DEFAULT_TRIAL_OPTIONS } from '../../trial/trial';
import { normalWorkload } from '../../workload/workload';
import type { Finding } from './finding';

const SIZE = 1_000;
const ROUNDS = 120;
/** The ratios that are tried, finest first. */
const RATIOS = [1.03, 1.04, 1.05, 1.07, 1.1, 1.15, 1.2, 1.3, 1.5, 2];

function sumOfDigits(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += i % 10;
  return sum;
}

/** Looks at how much two runs of the same code differ here, and at how busy the machine was meanwhile. */
export async function lookAtNoise(seed: number): Promise<Finding[]> {
  const same = normalWorkload(sumOfDigits);
  const collection = new Collection({
    arms: new Map([
      ['a', same],
      ['b', same],
    ]),
    sizes: [SIZE],
    callLimitNs: DEFAULT_TRIAL_OPTIONS.callLimitNs,
    random: seededRandom(seed),
    instruments: systemInstruments,
  });
  const { signal } = new AbortController();
  while (collection.rounds.length < ROUNDS) await collection.takeRound(['a', 'b'], signal);
  const rounds = collection.rounds.map((round) => ['a', 'b'].map((arm) => round.get(cellKey(arm, SIZE))!));
  const told = RATIOS.find((ratio) => isTold(rounds, ratio));
  const { waitingShare = 0 } = Contention.shares([collection.contention]);
  return [
    {
      about: 'noise',
      says:
        told === undefined
          ? `The same code, run twice, differs so much that not even a ratio of ${known(RATIOS.at(-1)!)} could be told from 1 in ${String(ROUNDS)} rounds.`
          : `The same code, run twice: a ratio of ${known(told)} could be told from 1 in ${String(ROUNDS)} rounds, at an error rate of 1e-6. Coarser differences take fewer.`,
      refuses: false,
    },
    {
      about: 'contention',
      says: `${sentence(busynessText(Contention.shares([collection.contention])))}${waitingShare > 0.05 ? ' End what else is running, or claims will be put off as busy.' : ''}`,
      refuses: false,
    },
  ];
}

/** Whether a ratio that is planted into the times of the first of two arms is found. */
function isTold(rounds: readonly (readonly number[])[], ratio: number): boolean {
  const claim = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [SIZE], high: 1 });
  const judge = claim.judge(DEFAULT_TRIAL_OPTIONS.errorRate);
  for (const [a, b] of rounds as [number, number][]) if (judge.state === 'open') judge.add([ratio * a, b]);
  return judge.state === 'violated';
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
