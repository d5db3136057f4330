import { collection } from '../../describe/testing/collections';
import { about } from '../../describe/testing/evidence';
import type { ClaimRecord, FileRecord } from '../../record/record';
import type { Report } from '../../record/record';
import { claim, file, quadratic } from './records';

const SIZES = [8, 32, 128, 512, 2_048];

/** A claim on growth with its batches. */
export function growthClaim(test: string, rounds: number, more: Partial<ClaimRecord> = {}): ClaimRecord {
  const samples = [
    collection(['unique'], SIZES, rounds, (_, n, round) =>
      Math.round((50 + 0.5 * n * n) * (1 + 0.01 * ((round * 7) % 5))),
    ),
  ];
  return claim(test, {
    verdict: { outcome: 'violated', evidence: quadratic(SIZES) },
    matcher: 'toScaleAtMost',
    claimed: 'unique grows at most like n over n = 8 to 2,048',
    confirmations: 2,
    collections: 2,
    rounds,
    samples,
    line: 12,
    busyness: { waitingShare: 0.01, disturbedShare: 0.02, preemptedShare: 0.005 },
    ...more,
  });
}

/** A report with a number of claims and of rounds for each. */
export function largeReport(claims: number, rounds: number): Report {
  const all = Array.from({ length: claims }, (_, i) =>
    growthClaim(`claim number ${String(i)} of a large project`, rounds),
  );
  return { version: 2, files: [{ ...file, claims: all, experiments: [] }] };
}

/** Names chosen to break a page. */
export const HOSTILE = {
  script: '</script><script>window.broken = true</script><img src=x onerror="window.broken = true">',
  quotes: `"'\`$&{{}} onmouseover="window.broken = true"`,
  long: 'ten kilobytes '.repeat(750),
  rightToLeft: '\u202eשלום\u2067 rtl',
  emoji: '👩‍👩‍👧‍👦 𝒜 \ud800 \0 \u0007',
  proto: '__proto__',
} as const;

/** A report in which every name that a user chooses is hostile. */
export function hostileReport(): Report {
  const names = Object.values(HOSTILE);
  const arms = names.map((name, i) => `${name}${String(i)}`);
  const times = arms.flatMap((arm, i) => SIZES.map((n) => ({ arm, n, timeNs: about(10 * (i + 1) * n, 0.02) })));
  const claims = names.flatMap((name, i): ClaimRecord[] => [
    growthClaim(name, 12, {
      claimed: name,
      isolationFailure: name,
      experiment: 0,
      verdict: { outcome: 'violated', evidence: { ...quadratic(SIZES), arm: arms[i]! } },
    }),
    claim(`${name} is counted`, {
      claimed: name,
      experiment: 0,
      verdict: {
        outcome: 'holds',
        evidence: {
          kind: 'exact count',
          arm: arms[i]!,
          metric: HOSTILE.script,
          rows: SIZES.map((n) => ({ n, claimed: 2 * n, counted: [2 * n] })),
        },
      },
    }),
    claim(`${name} is undecided`, {
      verdict: {
        outcome: 'undecided',
        reason: 'unanswerable',
        obstacle: { kind: 'no program', command: name, install: name },
      },
    }),
  ]);
  const reference = { caption: HOSTILE.script, figures: Object.fromEntries(arms.map((arm) => [arm, { 8: 1 }])) };
  const experiments: FileRecord['experiments'] = [
    { name: HOSTILE.script, arms, sizes: SIZES, show: {}, rounds: 12, times, reference },
  ];
  const programs = [{ program: HOSTILE.script, runtime: HOSTILE.quotes }];
  return { version: 2, files: [{ ...file, file: `/tmp/${HOSTILE.quotes}.perf.ts`, claims, experiments, programs }] };
}
