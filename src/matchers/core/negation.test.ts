import fc from 'fast-check';
import { type Claim, linear, shown, sizes, taking } from '../testing/fakeFile';

describe('a claim and its negation', () => {
  test.each<[string, Claim]>([
    ['toScaleLinearly', (claims) => claims.toScaleLinearly({ sizes })],
    ['toScaleAtMost', (claims) => claims.toScaleAtMost('n', { sizes })],
    ['toStayConstant', (claims) => claims.toStayConstant({ sizes })],
    ['toHaveConstantOverhead', (claims) => claims.toHaveConstantOverhead({ over: linear, sizes: [2, 4, 8] })],
    ['toHaveSameSlopeAs', (claims) => claims.toHaveSameSlopeAs(linear, { sizes })],
    ['toBeFasterThan', (claims) => claims.toBeFasterThan(linear, { sizes })],
    ['toBeSlowerThan', (claims) => claims.toBeSlowerThan(linear, { sizes })],
    ['toBeNoSlowerThan', (claims) => claims.toBeNoSlowerThan(linear, { sizes })],
    ['toBecomeFasterThan', (claims) => claims.toBecomeFasterThan(linear, { sizes, before: 64 })],
    ['toCostAtMost', (claims) => claims.toCostAtMost('30 µs', { over: linear, sizes })],
    ['toRunWithin', (claims) => claims.toRunWithin('64 µs', { at: 64 })],
    ['toBeAsFastAs', (claims) => claims.toBeAsFastAs(linear, { sizes, within: '10 %' })],
  ])('never both pass: %s', async (_, claim) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 0.05, 0.9, 1, 1.25, 1.5),
        fc.constantFrom(900, 1_000, 1_050),
        async (power, unitNs) => {
          const { stated, negated } = await shown(
            taking((n) => unitNs * n ** power),
            claim,
          );
          expect([stated, negated]).not.toEqual(['passes', 'passes']);
        },
      ),
      { numRuns: 3, seed: 7 },
    );
  });
});
