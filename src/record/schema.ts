import * as v from 'valibot';
import { BaselineFileRecord } from '../claims/baseline/pairedResult';
import { CollectionRecord } from '../claims/samples';
import { Evidence } from '../claims/schemas';
import { CellTime } from '../model/cell';
import { InputTime } from '../model/inputTime';
import { Busyness, Obstacle, SkippedClaims, UndecidedReason } from '../model/obstacle';
import { StatedClaim } from '../model/statedClaim';
import { SweepEnd } from '../model/sweepEnd';
import { Where } from '../model/where';
import { described, optional, positive, sizes, type Stored, whole } from '../model/stored';

export const Verdict = v.variant('outcome', [
  v.object({ outcome: v.picklist(['holds', 'violated']), evidence: Evidence }),
  v.object({
    outcome: v.literal('undecided'),
    reason: UndecidedReason,
    obstacle: Obstacle,
    evidence: optional(Evidence, 'What was measured all the same, if anything was.'),
  }),
]);

const { test, ordinal, ...statedFields } = StatedClaim.entries;

export const ClaimRecord = v.object({
  id: v.object({ file: v.string(), test, ordinal }),
  group: optional(v.string(), 'The titles of the groups that its test stands in.'),
  ...statedFields,
  experiment: optional(whole, 'The place of the experiment that its arms stand in among those of its file, from 0.'),
  advisory: optional(v.boolean(), 'Whether it is reported and fails nothing.'),
  verdict: Verdict,
  confirmations: described(whole, 'How many collections came to the verdict.'),
  collections: whole,
  rounds: whole,
  busyness: v.optional(Busyness),
  samples: described(v.array(CollectionRecord), 'The collections that the verdict follows from.'),
  setAside: described(
    v.array(CollectionRecord),
    'Collections before a sweep was changed, or of a first try when busy.',
  ),
  freshProcesses: described(whole, 'How many of the collections were taken by processes of their own.'),
  isolationFailure: optional(v.string(), 'Why no fresh process could confirm or count.'),
  sweepEnd: optional(SweepEnd, 'Where chosen sizes end, if the workload could not be measured at larger ones.'),
  where: optional(Where, 'The lines that take the time, if they were looked for and found.'),
  inputTime: optional(InputTime, 'How it spent its time, if it builds inputs, in the processes that confirmed it too.'),
  invocation: described(whole, 'Which time its test ran, from 1: more than 1 if `jest.retryTimes` ran it again.'),
  decidingNs: v.number(),
  wallNs: v.number(),
});
/** The record of a claim. */
export type ClaimRecord = Stored<typeof ClaimRecord>;

export const ExperimentRecord = v.object({
  name: v.optional(v.string()),
  arms: v.array(v.string()),
  sizes,
  show: described(
    v.object({
      unit: v.exactOptional(v.picklist(['ns', 'µs', 'ms', 's'])),
      per: v.exactOptional(described(positive, 'How many calls a figure stands for; 1 if absent.')),
    }),
    'How its figures are shown.',
  ),
  rounds: whole,
  times: v.array(CellTime),
  reference: v.optional(
    described(
      v.object({
        caption: v.string(),
        figures: described(
          v.record(v.string(), v.record(v.string(), v.number())),
          'Figures by arm and by size, as `show` says.',
        ),
      }),
      'Figures from another source, shown beside these.',
    ),
  ),
});
/** The record of an experiment: its figures, and how to show them. */
export type ExperimentRecord = Stored<typeof ExperimentRecord>;

const FileSpending = v.object({
  startNs: described(v.number(), 'From the start of its process until the environment stood.'),
  compileNs: described(v.number(), 'Loading and compiling the file and what it imports.'),
  warmUpNs: v.number(),
  measuringNs: v.number(),
  lostNs: described(v.number(), 'Preempted batches, and the time between batches.'),
  rerunNs: described(v.number(), 'Waiting for other processes that confirmed a verdict or counted.'),
  decidingNs: v.number(),
  wallNs: described(v.number(), 'From the start of its process to its end.'),
});
/** How a perf file spent its time, in nanoseconds. */
export type FileSpending = Stored<typeof FileSpending>;

const version = v.literal(2);

export const FileRecord = v.object({
  version,
  file: v.string(),
  node: v.string(),
  machine: described(v.string(), 'What it was measured on: the processor, how many cores, the system.'),
  measuredAt: described(v.string(), 'When the file was done, in the form of ISO 8601.'),
  seed: v.number(),
  errorRate: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
  maxBusy: described(v.number(), 'The share of the claims of a run that may be busy before the run fails as a whole.'),
  distortion: optional(v.string(), "How running in Jest's own process distorts its figures, if it does."),
  countedByHooks: described(v.boolean(), 'Whether promises were counted in its process: awaits are slower after that.'),
  notMeasured: optional(v.object({ because: v.string(), claims: whole }), 'Why no claim was measured, if so.'),
  skipped: described(v.array(SkippedClaims), 'Claims whose tests were skipped, and why.'),
  programs: described(
    v.array(v.object({ program: v.string(), runtime: v.string() })),
    'The programs that were measured.',
  ),
  busyness: optional(Busyness, 'How busy the machine was while batches were taken; absent if none were.'),
  claims: v.array(ClaimRecord),
  experiments: v.array(ExperimentRecord),
  spending: FileSpending,
});
/** The record of one perf file. */
export type FileRecord = Stored<typeof FileRecord>;

const Comparison = described(
  v.object({
    base: v.object({
      named: described(v.string(), 'How the base was named or found: `main`, `the merge base with origin/main`.'),
      commit: v.string(),
      within: described(positive, 'Times that differ by less count as the same: a ratio over 1.'),
    }),
    baselineFiles: v.array(BaselineFileRecord),
  }),
  'What a comparison with another revision found, if there was one.',
);

/** Written out: the compiler does not write an inferred type of this length into declarations. */
type ReportSchema = v.ObjectSchema<
  {
    readonly version: typeof version;
    readonly files: v.ArraySchema<typeof FileRecord, undefined>;
    readonly comparison: v.OptionalSchema<typeof Comparison, undefined>;
  },
  undefined
>;

export const Report: ReportSchema = v.object({
  version,
  files: v.array(FileRecord),
  comparison: v.optional(Comparison),
});
/** The records of a run, with the batches that they rest on. */
export type Report = Stored<typeof Report>;
