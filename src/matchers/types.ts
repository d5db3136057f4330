import type { Growth } from '../model/growth';
import type { Subject } from './core/arms';
import type { CountingOptions } from './counting/counting';
import type { ScalingMatcherOptions } from './core/options';
import type { Metric } from '../model/metric';
import type { Base } from '../workload/base';
import type { DurationText } from './core/durationText';
import type { AsFastOptions } from './comparison/toBeAsFastAs';
import type { BecomeFasterOptions } from './comparison/toBecomeFasterThan';
import type { ExplanationOptions } from './counting/toBeExplainedBy';
import type { FasterOptions } from './comparison/toBeFasterThan';
import type { NoSlowerOptions } from './comparison/toBeNoSlowerThan';
import type { SlowerOptions } from './comparison/toBeSlowerThan';
import type { CostOptions } from './overhead/toCostAtMost';
import type { RunWithinOptions } from './budget/toRunWithin';
import type { RateText, SustainOptions } from './budget/toSustain';
import type { ConstantOverheadOptions } from './overhead/toHaveConstantOverhead';
import type { SameSlopeOptions } from './overhead/toHaveSameSlopeAs';
import type { ConstantMatcherOptions } from './scaling/toStayConstant';

/**
 * What `expect` can do in a perf file. Every claim is measured when it is stated: await it.
 *
 * `.not` swaps holds and violated and nothing else: what is undecided satisfies neither.
 */
export interface AsymptoteMatchers {
  /**
   * Decides whether time grows like n, neither faster nor slower: `toScaleAs('n')`.
   *
   * @example
   * await expect((n) => 'x'.repeat(n).split('')).toScaleLinearly({ sizes: [100, 400, 1_600, 6_400, 25_600] });
   */
  toScaleLinearly(options?: ScalingMatcherOptions): Promise<void>;

  /**
   * Decides whether time grows like a growth, neither faster nor slower: `T = a + b f(n) n^e` with a fixed cost a that
   * is fitted, and |e| at most 0.25 over the sweep. Linear code that allocates is not told from n log n: the verdict
   * says which growths are excluded, and `{ notLike: 'n log n' }` makes it a claim to be told from one.
   *
   * With `{ metric: 'loopTurns' }`, `{ metric: 'promises' }` or the name of a count that `run` returns it counts in place
   * of timing, as the other matchers on growth and those that compare do: exactly, each size three times, judged once.
   *
   * @param growth - `'log n'`, `'sqrt n'`, `'n'`, `'n log n'`, `'n^2'`, `'n^1.5'` …
   * @example
   * await expect(sort).toScaleAs('n log n', { input: (n) => randomNumbers(n), sizes: [64, 256, 1_024, 4_096, 16_384] });
   */
  toScaleAs(growth: Growth, options?: ScalingMatcherOptions): Promise<void>;

  /**
   * Decides whether time grows no faster than a growth; what grows slower holds too. The gate to reach for first.
   *
   * @param growth - also `'1'`, which lets time grow by less than n^0.25 over the sweep
   * @example
   * await expect(parse).toScaleAtMost('n', { input: (n) => '('.repeat(n), sizes: [100, 400, 1_600, 6_400] });
   */
  toScaleAtMost(growth: Growth, options?: ScalingMatcherOptions): Promise<void>;

  /**
   * Decides whether time is the same at every size as at the bottom of the sweep, within a factor either way. Where only
   * faster growth would matter ask `toScaleAtMost('1')` or `toScaleAtMost('log n')`.
   *
   * @example
   * await expect((n) => table.get(n)).toStayConstant({ within: '2x', sizes: [10, 100, 1_000, 10_000] });
   */
  toStayConstant(options?: ConstantMatcherOptions): Promise<void>;

  /**
   * Decides whether what this costs more than another, A - B, stays the same over the sweep. It can answer where A - B
   * is not small beside B, over few and small sizes; over wide sweeps ask `toHaveSameSlopeAs`.
   *
   * @example
   * await expect(wrapped).toHaveConstantOverhead({ over: bare, sizes: [2, 4, 8] });
   */
  toHaveConstantOverhead(options: ConstantOverheadOptions): Promise<void>;

  /**
   * Decides whether one more unit of n costs this and another the same, whatever either costs at once.
   *
   * @example
   * await expect(nested).toHaveSameSlopeAs(flat, { within: '15 %' });
   */
  toHaveSameSlopeAs(other: Subject, options?: SameSlopeOptions): Promise<void>;

  /**
   * Decides whether a call of this takes at most so much longer than one of another, at every size. An amount of time is
   * what this machine makes of it: `toHaveConstantOverhead` and `toBeNoSlowerThan` travel further.
   *
   * @example
   * await expect(validated).toCostAtMost('30 µs', { over: raw, sizes: [10, 100] });
   */
  toCostAtMost(amount: DurationText, options: CostOptions): Promise<void>;

  /**
   * Decides whether one price for each thing that is counted, the same in all arms, and one fixed cost make up the time
   * of every arm at every size: whether the count is why they differ.
   *
   * @param metric - `'loopTurns'`, `'promises'`, or the name of a count that `run` returns
   * @example
   * await expect([nested, flat]).toBeExplainedBy('loopTurns', { sizes: [1, 4, 16, 64] });
   */
  toBeExplainedBy(metric: Metric, options?: ExplanationOptions): Promise<void>;

  /**
   * Decides whether this is faster than another by a factor, at every size.
   *
   * @example
   * await expect(cached).toBeFasterThan(computed, { by: '2x', sizes: [1_000] });
   */
  toBeFasterThan(other: Subject | Base, options?: FasterOptions): Promise<void>;

  /**
   * Decides whether this takes longer than another by a factor, at every size.
   *
   * @example
   * await expect(safe).toBeSlowerThan(unsafe, { by: '1.2x', sizes: [1_000] });
   */
  toBeSlowerThan(other: Subject | Base, options?: SlowerOptions): Promise<void>;

  /**
   * Decides whether this takes no longer than another, but for a share, at every size; what is faster holds too.
   *
   * @example
   * await expect(rewritten).toBeNoSlowerThan(original, { within: '5 %', sizes: [1_000] });
   */
  toBeNoSlowerThan(other: Subject | Base, options?: NoSlowerOptions): Promise<void>;

  /**
   * Decides whether this is faster than another from some size on, `before` at the latest, and says from which.
   *
   * @example
   * await expect(byHash).toBecomeFasterThan(byScan, { before: 100, input: (n) => listOf(n) });
   */
  toBecomeFasterThan(other: Subject, options: BecomeFasterOptions): Promise<void>;

  /**
   * Decides whether this takes as long as another, within a share either way, at every size: true equivalence, not the
   * absence of a difference.
   *
   * @example
   * await expect(rewritten).toBeAsFastAs(original, { within: '10 %', sizes: [1_000] });
   */
  toBeAsFastAs(other: Subject | Base, options: AsFastOptions): Promise<void>;

  /**
   * Decides whether a call returns within a time: the median of single calls, or another quantile of them, once the code
   * is optimised and its data are in the caches. An absolute time holds on this machine alone; prefer claims that compare.
   *
   * @example
   * await expect(render).toRunWithin('5 ms', { at: 1_000, quantile: 'p95' });
   */
  toRunWithin(limit: DurationText, options?: RunWithinOptions): Promise<void>;

  /**
   * Decides whether calls in a row keep up a rate, in more than half of all stretches of some dozen milliseconds, pauses
   * for garbage and all.
   *
   * @example
   * await expect(parse).toSustain('20000 ops/s', { at: 100 });
   */
  toSustain(rate: RateText, options?: SustainOptions): Promise<void>;

  /**
   * Decides whether one call takes exactly so many turns of the event loop. It counts and times nothing.
   *
   * @example
   * await expect(nTimersInARow).toTakeLoopTurns((n) => n, { sizes: [1, 2, 5] });
   */
  toTakeLoopTurns(count: (n: number) => number, options?: CountingOptions): Promise<void>;

  /**
   * Decides whether one call makes exactly so many promises, as Node's async hooks hear of them: an async call makes
   * one, `new Promise` and `then` one each, an await one more, and another where what it awaits is no promise. It counts
   * in a process of its own, since hooks that were on once make the awaits of a process slower for good.
   *
   * @example
   * await expect(async (n) => { for (let i = 0; i < n; i++) await done; }).toCreatePromises((n) => n + 1, { sizes: [1, 5] });
   */
  toCreatePromises(count: (n: number) => number, options?: CountingOptions): Promise<void>;
}

declare module 'expect' {
  // The parameters must be named as in the interface that this one is merged into.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
  interface Matchers<R extends void | Promise<void>, T = unknown> extends AsymptoteMatchers {}
}

declare global {
  // A namespace is how the global types of Jest are declared, and so how they are added to.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
    interface Matchers<R, T = {}> extends AsymptoteMatchers {}
  }
}
