import * as v from 'valibot';
import { TIMED_KINDS } from '../claims/kinds';
import { RECORD_VERSION } from './record';

const positive = v.pipe(v.number(), v.gtValue(0));
const place = v.pipe(v.number(), v.integer(), v.minValue(0));
/** What judging again and drawing read, as far as they could trip over it; the rest of a report is printed. */
const CollectionShape = v.pipe(
  v.looseObject({
    statement: v.looseObject({
      kind: v.picklist(TIMED_KINDS),
      options: v.union([
        v.looseObject({ sizes: v.pipe(v.array(positive), v.minLength(1)) }),
        v.looseObject({ n: positive }),
      ]),
    }),
    cells: v.pipe(v.array(v.looseObject({ arm: v.string(), n: positive })), v.minLength(1)),
    calls: v.array(positive),
    rounds: v.array(v.looseObject({ order: v.array(place), durationsNs: v.array(v.number()) })),
    busyness: v.looseObject({ disturbedShare: v.number() }),
    wallNs: v.number(),
  }),
  v.check(
    ({ cells, calls, rounds }) =>
      calls.length === cells.length && rounds.every(({ durationsNs }) => durationsNs.length === cells.length),
    'a round must have a batch of every cell',
  ),
);
const IntervalShape = v.looseObject({ estimate: v.number(), low: v.number(), high: v.number() });
const KindShape = v.looseObject({ kind: v.string() });
const StatedShape = v.looseObject({ test: v.string(), ordinal: place });
const VerdictShape = v.variant('outcome', [
  v.looseObject({ outcome: v.picklist(['holds', 'violated']), evidence: KindShape }),
  v.variant('reason', [
    v.looseObject({ outcome: v.literal('undecided'), reason: v.literal('unanswerable'), obstacle: KindShape }),
    v.looseObject({ outcome: v.literal('undecided'), reason: v.literal('too close'), obstacle: KindShape }),
    v.looseObject({
      outcome: v.literal('undecided'),
      reason: v.literal('busy'),
      busyness: v.looseObject({ disturbedShare: v.number(), preemptedShare: v.number() }),
    }),
  ]),
]);
/** The shape of a report that this version can read: one of another, or changed by hand, is refused before it is drawn. */
export const ReportShape = v.looseObject({
  version: v.literal(RECORD_VERSION),
  files: v.array(
    v.looseObject({
      file: v.string(),
      errorRate: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
      claims: v.array(
        v.looseObject({
          id: v.looseObject({ file: v.string(), test: v.string(), ordinal: place }),
          matcher: v.string(),
          claimed: v.string(),
          isNot: v.boolean(),
          verdict: VerdictShape,
          confirmations: place,
          collections: place,
          rounds: place,
          samples: v.array(CollectionShape),
          wallNs: v.number(),
        }),
      ),
      experiments: v.array(
        v.looseObject({
          arms: v.array(v.string()),
          sizes: v.array(positive),
          show: v.looseObject({}),
          rounds: place,
          times: v.array(v.looseObject({ arm: v.string(), n: positive, timeNs: IntervalShape })),
        }),
      ),
      skipped: v.array(v.looseObject({ obstacle: KindShape, claims: place })),
      programs: v.array(v.looseObject({ program: v.string(), runtime: v.string() })),
      maxBusy: v.number(),
      spending: v.object(
        v.entriesFromList(
          ['startNs', 'compileNs', 'warmUpNs', 'measuringNs', 'lostNs', 'rerunNs', 'decidingNs', 'wallNs'],
          v.number(),
        ),
      ),
    }),
  ),
  comparison: v.optional(
    v.looseObject({
      base: v.looseObject({ named: v.string(), commit: v.string(), within: positive }),
      twins: v.array(
        v.looseObject({
          file: v.string(),
          workloads: v.array(v.looseObject({ test: v.string(), arm: v.string(), sizes: v.array(positive) })),
          claimsAtBase: v.array(StatedShape),
          overheads: v.array(StatedShape),
          newClaims: v.array(StatedShape),
          claimsNow: v.array(StatedShape),
        }),
      ),
    }),
  ),
});
