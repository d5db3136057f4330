import { sinceNs } from '../clock/clock';
import type { CallOptions } from '../clock/instruments';
import type { Coverage, CoveredScript } from '../counting/steps/coverage';
import { asWorkloadError } from '../subject/inputs';
import { isThenable, settled } from '../subject/settling';
import type { LocalSubject } from '../subject/subject';
import type { CpuProfile, CpuProfiler } from './cpuProfile';

/** So long calls are sampled, and half as long before, so that the engine has optimised them. */
const SAMPLED_NS = 150e6;
/** More calls at a time need not be supplied with inputs. */
const MOST_CALLS = 100_000;

/** What was sampled of the calls of an arm at a size. */
export interface ProfiledCalls {
  readonly profile: CpuProfile;
  readonly calls: number;
  readonly timeNs: number;
}

/**
 * Samples where the time of calls goes. Inputs are built before: nothing but calls is sampled.
 *
 * @throws {WorkloadError} when the workload fails
 */
export async function profileCalls(
  subject: LocalSubject,
  profiler: CpuProfiler,
  options: CallOptions,
): Promise<ProfiledCalls> {
  const first = await around(subject, 1, options, (call) => timed(call, options));
  const warmUp = callsFor(SAMPLED_NS / 2, first);
  const warm = await around(subject, warmUp, options, (call) => timed(call, options));
  const calls = callsFor(SAMPLED_NS, warm / warmUp);
  return around(subject, calls, options, async (call) => {
    profiler.start();
    const timeNs = await timed(call, options);
    return { profile: profiler.stop(), calls, timeNs };
  });
}

/**
 * Counts what ran in one call, script by script.
 *
 * @throws {WorkloadError} when the workload fails
 */
export function coveredCall(
  subject: LocalSubject,
  coverage: Coverage,
  options: CallOptions,
): Promise<readonly CoveredScript[]> {
  return around(subject, 1, options, async (call) => {
    coverage.take();
    await call();
    return coverage.take();
  });
}

async function around<Result>(
  subject: LocalSubject,
  calls: number,
  { limitNs, instruments: { timer }, onProgress }: CallOptions,
  take: (call: () => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const { run, n, loop, supply } = subject;
  const supplied = await supply(calls);
  onProgress?.(subject, 'run');
  try {
    return await take(async () => {
      const result = loop(run, supplied, n, calls);
      if (isThenable(result)) await settled(result, subject, 'run', limitNs, timer);
    });
  } catch (error) {
    throw asWorkloadError(error, subject, 'run');
  }
}

async function timed(call: () => Promise<void>, { instruments: { clock } }: CallOptions): Promise<number> {
  const start = clock.now();
  await call();
  return sinceNs(clock, start);
}

function callsFor(lengthNs: number, callNs: number): number {
  return Math.min(MOST_CALLS, Math.max(1, Math.round(lengthNs / callNs)));
}
