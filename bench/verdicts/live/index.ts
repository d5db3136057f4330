import { count, duration, percent } from '../../../src/describe/quantity';
import type { Verdict } from '../../../src/claims/kinds';
import { isSatisfied, type ClaimRecord, type FileRecord } from '../../../src/record/record';
import { boundedCount } from '../boundedCount';
import type { Findings } from '../document';
import { markdownTable } from '../markdown';
import { runOnce, type LiveFiles } from './run';
import { claimVerdicts, costOf, type ClaimVerdicts } from './verdicts';

/**
 * Runs claims on code of known truth over and over, and returns the table of their verdicts.
 *
 * @param name - the first cell of its row in the summaries
 * @param perfFiles - the folder of the perf files that state them
 * @param runs - the number of runs
 * @param busyProcesses - the number of busy processes beside the measured one
 */
export async function liveTables(
  name: string,
  perfFiles: LiveFiles,
  runs: number,
  busyProcesses: number,
): Promise<Findings> {
  const files: FileRecord[] = [];
  let failed = 0;
  for (let run = 0; run < runs; run++) {
    try {
      const records = await runOnce(perfFiles, busyProcesses);
      files.push(...records);
      for (const { claims } of records) for (const claim of claims) printUnlessRight(claim);
    } catch (error) {
      // The records of the other runs count.
      process.stderr.write(`${(error as Error).message}\n`);
      failed++;
    }
    process.stderr.write(`run ${String(run + 1)} of ${String(runs)}\n`);
  }
  const beside = busyProcesses === 0 ? 'with nothing else running' : `beside ${count(busyProcesses)} busy processes`;
  const lost = failed === 0 ? '' : `, of which ${count(failed)} left no records`;
  const verdicts = claimVerdicts(files);
  return {
    markdown: `${count(runs)} runs ${beside}${lost}.\n\n${tableOf(files, verdicts)}`,
    summary: [summaryRow(name, verdicts)],
  };
}

/** Returns the row of the summaries: claims that are true and those called violated, claims that are false and those said to hold. */
function summaryRow(name: string, verdicts: readonly ClaimVerdicts[]): string[] {
  const counts = [false, true].flatMap((isNot) => {
    const own = verdicts.filter((of) => of.isNot === isNot);
    const all = verdictsIn(own);
    return [count(all), boundedCount(total(own, 'wrong'), all)];
  });
  return [name, ...counts, undecidedShare(verdicts)];
}

function total(verdicts: readonly ClaimVerdicts[], key: 'right' | 'wrong' | 'busy' | 'undecided'): number {
  return verdicts.reduce((sum, of) => sum + of[key], 0);
}

function verdictsIn(verdicts: readonly ClaimVerdicts[]): number {
  return verdicts.reduce((sum, of) => sum + of.right + of.wrong + of.busy + of.undecided, 0);
}

function undecidedShare(verdicts: readonly ClaimVerdicts[]): string {
  return percent((total(verdicts, 'undecided') + total(verdicts, 'busy')) / verdictsIn(verdicts));
}

/** Prints a verdict that does not satisfy its test, while the run is fresh. */
function printUnlessRight({ id, isNot, verdict, rounds, samples }: ClaimRecord): void {
  if (isSatisfied({ verdict, isNot })) return;
  const { obstacle, evidence } = verdict as Partial<Extract<Verdict, { reason: 'too close' }>>;
  process.stderr.write(`${JSON.stringify({ ...id, rounds, obstacle, evidence, collections: samples.length })}\n`);
}

function tableOf(files: readonly FileRecord[], claims: readonly ClaimVerdicts[]): string {
  const all = verdictsIn(claims);
  const { samplingNs, decidingShare } = costOf(files);
  const rows = claims.map(({ stated, ...said }) => [
    stated,
    ...[said.right, said.wrong, said.undecided, said.busy].map((times) => count(times)),
  ]);
  return [
    `Of ${count(all)} verdicts on claims that are true: wrong ${boundedCount(total(claims, 'wrong'), all)}, undecided ${undecidedShare(claims)}.`,
    `${samplingNs === undefined ? 'Deciding' : `One claim on one arm at six sizes sampled for ${duration(samplingNs)} (median); deciding`} took ${percent(decidingShare)} of the time that measuring took.`,
    markdownTable(['claim', 'right', 'wrong', 'undecided', 'busy'], rows),
  ].join('\n\n');
}
