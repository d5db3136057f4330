import type { Evidence, Verdict } from '../claims/kinds';
import type { CallOptions } from '../measure/clock/instruments';
import type { Compared, WorkloadOf } from '../measure/where/locate';
import type { Cell, CellTime } from '../model/cell';
import { curveOf } from '../model/growth';
import type { Where } from '../model/where';
import { isProgram } from '../workload/program';
import type { CalledWorkload } from '../workload/workload';
import type { ClaimRun, ClaimSpec } from './claim';
import type { NativeCalls } from './arbiter';
import type { Decider } from './decider';
import { hasTimeForAnother, type Rerun, type RerunResult } from './processes';
import { AT_ONCE, type TrialResult } from './trial';

/** The smaller of two sizes is at most this share of the larger one, if the claim has such sizes. */
const FAR_APART = 1 / 16;
/** Longer calls are sampled only if the claim has no shorter ones: a few of them are made several times over. */
const LONG_NS = 50e6;
/** Calls that were counted have no time: they are short enough to be counted. */
const UNTIMED = { estimate: 0, low: 0, high: 0 };
/** So long other processes look for lines: they take a second or two, and the verdict is known. */
const LIMIT_MS = 10_000;
/** Finds lines in this process: it is slower afterwards. */
export interface Locator {
  /** Finds the lines that take the time, and does not know yet how often they run. */
  readonly locate: (workloadOf: WorkloadOf, compared: Compared, options: CallOptions) => Promise<Where>;
  /** Finds the lines that a call spends its time in. */
  readonly profile: (workloadOf: WorkloadOf, cell: Cell, options: CallOptions) => Promise<Where>;
  /** Counts how often lines run, in a process in which no workload has run. */
  readonly countLines: (workloadOf: WorkloadOf, where: Where, options: CallOptions, power?: number) => Promise<Where>;
  /** Whether lines are looked for in all claims that do not forbid it, not in those alone that fail their tests. */
  readonly isForAll: boolean;
  /** Returns what native code may work on in the calls of an arm, in a process that counts steps. */
  readonly nativeCalls: NativeCalls;
}

/** What is needed to look for lines. */
export interface Locating {
  readonly locator: Locator;
  /** What this process is there for, if not for the whole file. */
  readonly rerun: Rerun | undefined;
}

/**
 * Decides a claim, and looks for the lines that take the time if those are of interest. The process that confirms does so
 * once it has measured; another counts how often the lines run, which makes code slow.
 */
export async function decidedWithWhere(
  run: ClaimRun,
  decider: Decider,
  { locator, rerun }: Locating,
): Promise<TrialResult> {
  const calling = decider.calling(run);
  const workloadOf: WorkloadOf = (arm) => run.spec.arms.workloads.get(arm) as CalledWorkload;
  if (rerun?.compared !== undefined) return resultWith(await locator.locate(workloadOf, rerun.compared, calling));
  if (rerun?.profiled !== undefined) return resultWith(await locator.profile(workloadOf, rerun.profiled, calling));
  if (rerun?.where !== undefined) {
    return resultWith(await locator.countLines(workloadOf, rerun.where, calling, rerun.power));
  }
  const result = await decider.decide(run);
  const compared = comparedFor(run.spec, result.verdict, locator.isForAll);
  if (compared === undefined || (rerun !== undefined && !locatesToo(rerun, result))) return result;
  try {
    if (rerun !== undefined) return { ...result, where: await locator.locate(workloadOf, compared, calling) };
    // Other processes get as far as the claim only if its test runs alone.
    return result.isolationFailure === undefined && hasTimeForAnother(run, calling.instruments)
      ? { ...result, where: await whereByOthers(result, compared, run, decider) }
      : result;
  } catch (error) {
    // The verdict stands without the lines, whatever kept them from being found.
    if (run.signal.aborted) throw error;
    return result;
  }
}

/** Whether a process that is there for one claim looks for lines once it has measured: several may confirm a comparison. */
function locatesToo({ purpose }: Rerun, { verdict: { evidence } }: TrialResult): boolean {
  return purpose === 'confirm' && evidence?.kind !== 'comparison';
}

async function whereByOthers(
  { where: known, verdict }: TrialResult,
  compared: Compared,
  run: ClaimRun,
  decider: Decider,
): Promise<Where | undefined> {
  const limit = AbortSignal.timeout(LIMIT_MS);
  const limited = { ...run, signal: AbortSignal.any([run.signal, limit]) };
  let where = known;
  try {
    where ??= whereIn(await decider.askFreshProcess(limited, 'locate', { compared }));
    const power = powerAllowed(verdict, compared);
    return where && (whereIn(await decider.askFreshProcess(limited, 'count', { where, power })) ?? where);
  } catch (error) {
    if (limit.aborted && !run.signal.aborted) return where;
    throw error;
  }
}

/** Returns the power of n by which a claim that holds lets time grow between two calls; undefined if it is of something else. */
function powerAllowed({ outcome, evidence }: Verdict, { from, to }: Compared): number | undefined {
  const isGrowth = evidence?.kind === 'scaling' || evidence?.kind === 'constant';
  if (outcome !== 'holds' || !isGrowth) return undefined;
  return Math.log(comparedBy(evidence)!.allowed) / Math.log(to.n / from.n);
}

function whereIn(answer: RerunResult | undefined): Where | undefined {
  return answer?.kind === 'decided' ? answer.result.where : undefined;
}

/** The result of a process that looks for lines and decides nothing. */
function resultWith(where: Where): TrialResult {
  return {
    ...AT_ONCE,
    verdict: { outcome: 'holds', evidence: { kind: 'steady counts', metric: 'steps', arms: [] } },
    where,
  };
}

/** Returns the two calls that show which lines violate a claim; undefined if none can, or nobody asks. */
function comparedFor(
  { arms, isNot, where }: ClaimSpec,
  { outcome, evidence }: Verdict,
  isForAll: boolean,
): Compared | undefined {
  const isAsked = where ?? (isForAll || (outcome === 'violated' && !isNot));
  if (!isAsked || evidence === undefined || [...arms.workloads.values()].some(isProgram)) return undefined;
  const compared = comparedBy(evidence);
  // Where nothing costs more than it may, the lines that grow at all are of interest.
  return outcome === 'violated' || compared === undefined ? compared : { ...compared, allowed: 1 };
}

function comparedBy(evidence: Evidence): Compared | undefined {
  switch (evidence.kind) {
    case 'scaling': {
      const curve = curveOf(evidence.growth)!;
      return overSizes(evidence.times, (from, to) => curve(to) / curve(from));
    }
    case 'priced steps': {
      const { arm, growth, rows } = evidence;
      const curve = curveOf(growth)!;
      const times = rows.map(({ n, timeNs }) => ({ arm, n, timeNs }));
      return overSizes(times, (from, to) => curve(to) / curve(from));
    }
    case 'counted scaling': {
      const { arm, growth, metric, rows } = evidence;
      const curve = curveOf(growth)!;
      return metric === 'steps' ? overCounted(arm, rows, (from, to) => curve(to) / curve(from)) : undefined;
    }
    case 'counted constant': {
      const { arm, factor, metric, rows } = evidence;
      return metric === 'steps' ? overCounted(arm, rows, () => factor) : undefined;
    }
    case 'counted comparison': {
      const { metric, high, arms } = evidence;
      const [counted, other] = arms;
      if (metric !== 'steps' || high === undefined || counted === undefined || other === undefined) return undefined;
      const { n } = counted.counts.at(-1)!;
      return { from: { arm: other.arm, n }, to: { arm: counted.arm, n }, allowed: high };
    }
    case 'constant':
      return overSizes(evidence.times, () => evidence.factor);
    case 'comparison': {
      const { arm, other, high, ratios } = evidence;
      const [worst] = [...ratios].sort((a, b) => b.ratio.estimate - a.ratio.estimate);
      if (worst === undefined || high === undefined) return undefined;
      return { from: { arm: other, n: worst.n }, to: { arm, n: worst.n }, allowed: high };
    }
    default:
      return undefined;
  }
}

function overSizes(times: readonly CellTime[], allowed: (from: number, to: number) => number): Compared {
  const short = times.filter(({ timeNs }) => timeNs.estimate <= LONG_NS);
  const measured = short.length > 1 ? short : times.slice(0, 2);
  const [first, to] = [measured[0]!, measured.at(-1)!];
  const from = measured.findLast(({ n }) => n <= FAR_APART * to.n) ?? first;
  return { from: cellOf(from), to: cellOf(to), allowed: allowed(from.n, to.n) };
}

/** What takes more steps takes more time: lines are looked for where most were counted. */
function overCounted(
  arm: string,
  rows: readonly { readonly n: number }[],
  allowed: (from: number, to: number) => number,
): Compared {
  return overSizes(
    rows.map(({ n }) => ({ arm, n, timeNs: UNTIMED })),
    allowed,
  );
}

function cellOf({ arm, n }: Cell): Cell {
  return { arm, n };
}
