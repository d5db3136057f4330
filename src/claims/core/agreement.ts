import type { Verdict } from '../../model/verdict';

/** Two collections confirm a verdict; where they differ a third one decides. */
const MOST_COLLECTIONS = 3;

/** What several collections of a claim come to. */
export interface Agreement {
  readonly verdict: Verdict;
  /** Which collection it is the verdict of, from 0. */
  readonly decisive: number;
  /** How many came to it. */
  readonly confirmations: number;
}

/** Which verdicts of a claim must be confirmed. */
export interface Confirming {
  /** Whether the test says `.not`: a hold would fail it then. */
  readonly isNot: boolean;
  /** Whether those that satisfy the test must be, too. @defaultValue false */
  readonly always?: boolean | undefined;
}

/** Whether another collection is needed: what would fail its test must be confirmed, by a second or by a third. */
export function needsAnother(verdicts: readonly Verdict[], { isNot, always = false }: Confirming): boolean {
  const [first] = verdicts as [Verdict];
  if (!failsTest(first, isNot) && !(always && first.outcome !== 'undecided')) return false;
  return verdicts.length < MOST_COLLECTIONS && !(verdicts.length > 1 && (isBusy(verdicts) || agreed(verdicts)));
}

/**
 * Returns what the verdicts of a claim's collections, oldest first, come to. Where another one is needed and there is
 * none, since the time was up, the verdict is undecided: it could not be confirmed.
 */
export function agreement(verdicts: readonly Verdict[], confirming: Confirming): Agreement {
  const latest = verdicts.length - 1;
  if (needsAnother(verdicts, confirming)) {
    return { verdict: unconfirmed(verdicts[latest]!), decisive: latest, confirmations: 1 };
  }
  if (verdicts.length === 1 || isBusy(verdicts)) {
    return { verdict: verdicts[latest]!, decisive: latest, confirmations: 1 };
  }
  const name = agreed(verdicts);
  const those = (wanted: (verdict: Verdict) => boolean): number[] =>
    verdicts.flatMap((verdict, i) => (wanted(verdict) ? [i] : []));
  // Where all differ, one of them could not decide: so it stays.
  const found = those((verdict) => (name === undefined ? verdict.outcome === 'undecided' : nameOf(verdict) === name));
  const decisive = found.at(-1)!;
  return { verdict: verdicts[decisive]!, decisive, confirmations: name === undefined ? 1 : found.length };
}

/** Whether a verdict would fail its test: what is busy is put off instead. */
function failsTest(verdict: Verdict, isNot: boolean): boolean {
  if (verdict.outcome === 'undecided') return verdict.reason === 'too close';
  return verdict.outcome === (isNot ? 'holds' : 'violated');
}

/** What at least two of them came to. */
function agreed(verdicts: readonly Verdict[]): string | undefined {
  const names = verdicts.map(nameOf);
  return names.find((name, i) => names.indexOf(name) !== i);
}

/** Whether contention kept the latest collection from deciding: the claim is put off then, not confirmed. */
function isBusy(verdicts: readonly Verdict[]): boolean {
  return nameOf(verdicts.at(-1)!) === 'busy';
}

function unconfirmed(verdict: Verdict): Verdict {
  if (verdict.outcome === 'undecided') return verdict;
  const obstacle = { kind: 'unconfirmed', found: verdict.outcome } as const;
  return { outcome: 'undecided', reason: 'too close', obstacle, evidence: verdict.evidence };
}

function nameOf(verdict: Verdict): string {
  return verdict.outcome === 'undecided' ? verdict.reason : verdict.outcome;
}
