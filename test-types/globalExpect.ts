import { base, experiment, workload } from '../src/index';
import '../src/matchers/index';

const work = (n: number): number => n;
const other = workload({ input: (n) => 'x'.repeat(n), run: (text) => text.length });
const { fast, slow } = experiment({ sizes: [1, 4, 16], arms: { fast: work, slow: work } });

// What is right
void expect(work).toScaleLinearly();
void expect(work).toScaleLinearly({ sizes: [1, 4, 16], budget: '500 ms', notLike: 'n log n' });
void expect(work).not.toScaleAs('n^1.5', { upTo: 1_000 });
void expect(work).toScaleAtMost('n log n', { metric: 'loopTurns' });
void expect(work).toScaleAtMost('n', { metric: 'comparisons' });
void expect(work).toStayConstant({ within: '1.5x' });
void expect(fast).toHaveConstantOverhead({ over: slow, within: '50 %' });
void expect(fast).toHaveSameSlopeAs(slow, { within: '15%' });
void expect(fast).toCostAtMost('30 µs', { over: slow });
void expect(fast).toBeFasterThan(slow, { by: '2x' });
void expect(fast).toBeFasterThan(other, { metric: 'comparisons' });
void expect(fast).toBeSlowerThan(slow);
void expect(fast).toBeAsFastAs(slow, { within: '10 %' });
void expect(fast).toBeNoSlowerThan(slow, { within: '5 %' });
void expect(fast).toBeNoSlowerThan(base(), { within: '5 %' });
void expect(fast).toBeFasterThan(base('v1'), { by: '2x', mode: 'advisory' });
void expect(work).toCount('loopTurns', (n) => n, { sizes: [1, 2], mode: 'advisory' });
void expect(fast).toBecomeFasterThan(slow, { before: 1_000 });
void expect([fast, slow]).toBeExplainedBy('loopTurns', { within: '10 %' });
void expect(work).toRunWithin('5 ms', { at: 100, quantile: 'p99.9' });
void expect(work).toSustain('20000 ops/s', { at: 100 });
void expect(work).toCount('loopTurns', (n) => 2 * n, { sizes: [1, 2] });
void expect(work).toCount('promises', (n) => n);

// What is not
// @ts-expect-error a base is nothing to cross
void expect(fast).toBecomeFasterThan(base(), { before: 1_000 });
// @ts-expect-error there is no such mode
void expect(work).toScaleLinearly({ mode: 'quiet' });
// @ts-expect-error a ref is text
void expect(fast).toBeFasterThan(base(1));
// @ts-expect-error there is no such growth
void expect(work).toScaleAs('n^^2');
// @ts-expect-error a growth is written as text
void expect(work).toScaleAtMost(2);
// @ts-expect-error a rival is a growth
void expect(work).toScaleLinearly({ notLike: 'n!' });
// @ts-expect-error sizes are numbers
void expect(work).toScaleLinearly({ sizes: ['1'] });
// @ts-expect-error there is no such option
void expect(work).toScaleLinearly({ rounds: 30 });
// @ts-expect-error a ratio says what it is of
void expect(work).toStayConstant({ within: 1.5 });
// @ts-expect-error over what?
void expect(fast).toHaveConstantOverhead({ within: '2x' });
// @ts-expect-error a share says that it is one
void expect(fast).toBeAsFastAs(slow, { within: 0.1 });
// @ts-expect-error within what share?
void expect(fast).toBeAsFastAs(slow);
// @ts-expect-error than what?
void expect(fast).toBeFasterThan();
// @ts-expect-error before what?
void expect(fast).toBecomeFasterThan(slow);
// @ts-expect-error an amount of time has a unit
void expect(fast).toCostAtMost(30, { over: slow });
// @ts-expect-error there is no such unit
void expect(work).toRunWithin('5 seconds', { at: 100 });
// @ts-expect-error a quantile is written as a percentile
void expect(work).toRunWithin('5 ms', { at: 100, quantile: 0.95 });
// @ts-expect-error a rate is by the second
void expect(work).toSustain('20000 ops', { at: 100 });
// @ts-expect-error a count is a function of n
void expect(work).toCount('loopTurns', 4);
// @ts-expect-error a metric has a name
void expect([fast, slow]).toBeExplainedBy();
