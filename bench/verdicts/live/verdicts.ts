import type { ClaimRecord, FileRecord } from '../../../src/record/record';
import { isSatisfied } from '../../../src/record/record';
import { medianInterval } from '../../../src/statistics/interval';
import type { Interval } from '../../../src/model/interval';

/** The verdicts of the runs on one claim, which is true. */
export interface ClaimVerdicts {
  /** The claim as its test states it. */
  readonly stated: string;
  readonly isNot: boolean;
  readonly right: number;
  readonly wrong: number;
  /** Undecided because the machine was busy. */
  readonly busy: number;
  /** Undecided for another reason. */
  readonly undecided: number;
}

/** Returns the verdicts of all runs, claim by claim. */
export function claimVerdicts(files: readonly FileRecord[]): ClaimVerdicts[] {
  const claims = new Map<string, ClaimVerdicts>();
  for (const { claims: records } of files) {
    for (const record of records) {
      const { test, ordinal } = record.id;
      const key = `${test} ${String(ordinal)}`;
      const unsaid = { right: 0, wrong: 0, busy: 0, undecided: 0 };
      const known = claims.get(key) ?? { stated: statementOf(record), isNot: record.isNot, ...unsaid };
      const said = answerOf(record);
      claims.set(key, { ...known, [said]: known[said] + 1 });
    }
  }
  return [...claims.values()];
}

/** Returns what the verdict on a claim is worth, whose test is true. */
export function answerOf(record: ClaimRecord): 'right' | 'wrong' | 'busy' | 'undecided' {
  if (isSatisfied(record)) return 'right';
  const { verdict } = record;
  if (verdict.outcome !== 'undecided') return 'wrong';
  return verdict.reason === 'busy' ? 'busy' : 'undecided';
}

function statementOf({ id, matcher, isNot }: ClaimRecord): string {
  return `${id.test} (\`${isNot ? 'not.' : ''}${matcher}\`)`;
}

/** The cost of the runs. */
export interface Cost {
  /** The time that the claim alone in its file spent on sampling. */
  readonly samplingNs: Interval | undefined;
  /** Time spent on deciding over time spent on measuring, in all files. */
  readonly decidingShare: number;
}

/** Returns the cost of all runs. */
export function costOf(files: readonly FileRecord[]): Cost {
  const alone = files.filter(({ claims: { length } }) => length === 1).map(({ spending }) => spending.measuringNs);
  const total = (key: 'decidingNs' | 'measuringNs'): number =>
    files.reduce((sum, { spending }) => sum + spending[key], 0);
  return {
    samplingNs: alone.length > 0 ? medianInterval(alone) : undefined,
    decidingShare: total('decidingNs') / total('measuringNs'),
  };
}
