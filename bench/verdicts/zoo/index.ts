import { functions } from './functions';
import { claimVerdicts } from '../live/verdicts';
import { runOnce } from '../live/run';

/**
 * Decides two claims on every function of the zoo, one true and one false by a whole class, and prints the verdicts that
 * are not right, their counts, and the seconds that a claim takes.
 *
 * @param busyProcesses - how many processes keep the cores busy meanwhile: the argument of the command
 */
async function main(busyProcesses: number): Promise<void> {
  const files = await runOnce('zoo', busyProcesses);
  const verdicts = claimVerdicts(files);
  if (verdicts.length === 0) throw new Error('no claim was recorded: Jest says above what ended the file');
  const count = (kind: 'right' | 'wrong' | 'busy' | 'undecided'): number =>
    verdicts.reduce((sum, verdict) => sum + verdict[kind], 0);
  for (const { stated, right, wrong, busy } of verdicts) {
    if (right === 0) console.log(`${wrong > 0 ? 'wrong' : busy > 0 ? 'busy' : 'undecided'}: ${stated}`);
  }
  const seconds = files.flatMap(({ claims }) => claims.map(({ wallNs }) => wallNs / 1e9));
  const stated = Object.values(functions).flatMap(({ growth, exceeds }) => [growth, exceeds].filter(Boolean));
  const unmeasured = stated.length - verdicts.length;
  console.log(
    `${String(count('right'))} right, ${String(count('wrong'))} wrong, ${String(count('undecided'))} undecided, ${String(count('busy'))} busy, ${String(unmeasured)} not measured`,
  );
  const ascending = [...seconds].sort((a, b) => a - b);
  const [half, most] = [0.5, 0.95].map((share) => ascending[Math.floor(share * ascending.length)]!);
  console.log(
    `seconds a claim: ${half!.toFixed(2)} in the median, ${most!.toFixed(1)} for 95 %, ${ascending.at(-1)!.toFixed(1)} at the most`,
  );
}

void main(Number(process.argv[2] ?? 0));
