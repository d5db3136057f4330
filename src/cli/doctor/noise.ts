import { ComparisonClaim } from '../../claims/comparison/comparisonClaim';
import { known } from '../../describe/quantity';
import { busynessText } from '../../describe/undecided';
import { Contention } from '../../measure/clock/contention';
import { cellKey } from '../../model/cellKey';
import { DEFAULT_TRIAL_OPTIONS } from '../../trial/trial';
import type { Finding } from './finding';
import { takeRounds } from './rounds';

const SIZE = 1_000;
const ROUNDS = 120;
/** The ratios that are tried, in ascending order. */
const RATIOS = [1.11, 1.12, 1.15, 1.2, 1.3, 1.5, 2];

function sumOfDigits(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += i % 10;
  return sum;
}

/** Checks how much two runs of the same code differ here, and how busy the machine is meanwhile. */
export async function checkNoise(seed: number): Promise<Finding[]> {
  const collection = await takeRounds({ a: sumOfDigits, b: sumOfDigits }, { size: SIZE, rounds: ROUNDS, seed });
  const times = collection.rounds.map((round) => ['a', 'b'].map((arm) => round.get(cellKey(arm, SIZE))!));
  const smallest = RATIOS.find((ratio) => isDetected(times, ratio));
  const rounds = `${String(ROUNDS)} rounds`;
  const busyness = Contention.busyness([collection.contention]);
  const isBusy = (busyness.waitingShare ?? 0) > 0.05;
  return [
    {
      topic: 'noise',
      message:
        smallest === undefined
          ? `Two runs of the same code differ so much that not even a ratio of ${known(RATIOS.at(-1)!)} can be distinguished from 1 in ${rounds}.`
          : `With two runs of the same code, a ratio of ${known(smallest)} can be distinguished from 1 in ${rounds} of one process, at an error rate of 1e-6. Several processes distinguish smaller ones.`,
      refusesClaims: false,
    },
    {
      topic: 'contention',
      message: `${sentence(busynessText(busyness))}${isBusy ? ' End what else is running, or claims will be put off as busy.' : ''}`,
      refusesClaims: false,
    },
  ];
}

/** Whether a claim that two arms take equally long is violated after the times of the first are scaled by a ratio. */
function isDetected(times: readonly (readonly number[])[], ratio: number): boolean {
  const claim = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [SIZE], high: 1 });
  const judge = claim.judge(DEFAULT_TRIAL_OPTIONS.errorRate);
  for (const [a, b] of times as [number, number][]) if (judge.state === 'open') judge.add([ratio * a, b]);
  return judge.state === 'violated';
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
