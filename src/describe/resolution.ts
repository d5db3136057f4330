import type { Evidence } from '../claims/evidence';
import { exactPower } from './growth';
import { exponent, percent, significant, significantDuration } from './quantity';

/**
 * Returns the smallest violation that would have been caught, in a few words: a cell of a table.
 *
 * Empty where nothing was planted: claims that do not hold, and those whose resolution is not known.
 */
export function resolutionText(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'scaling':
      return scalingResolution(evidence);
    case 'constant':
      return resolved(evidence.caughtExponent, (power) => `n^${exponent(power)}`);
    case 'overhead':
      return resolved(evidence.caughtChange, (factor) => `${significant(factor)}x`);
    case 'slope':
      return resolved(evidence.caughtExcess, percent);
    case 'cost':
      return resolved(evidence.caughtNs, significantDuration);
    case 'ratio':
      return resolved(evidence.caughtRatio, (ratio) =>
        evidence.low === undefined && ratio < 1
          ? `${significant(1 / ratio)}x as fast`
          : `${significant(ratio)}x as long`,
      );
    case 'crossover':
      return resolved(evidence.caughtRatio, (ratio) => `${significant(ratio)}x as long`);
    case 'explanation':
      return resolved(evidence.caughtShare, percent);
    case 'time budget':
      return resolved(evidence.caughtNs, significantDuration);
    case 'throughput':
      return resolved(evidence.caughtPerSecond, (rate) => `${significant(rate)} ops/s`);
    case 'change':
      return '';
    case 'count':
    case 'counted growth':
    case 'counted constant':
    case 'counted ratio':
    case 'counts':
      return 'exact';
  }
}

function scalingResolution({ growth, caught }: Extract<Evidence, { kind: 'scaling' }>): string {
  if (caught === undefined) return '';
  const { excess, share } = caught;
  if (excess !== undefined) return exactPower(growth, excess);
  return resolved(share, (part) => `${exactPower(growth, 1)} in ${percent(part)}`);
}

function resolved(caught: number | undefined, text: (caught: number) => string): string {
  return caught === undefined ? '' : text(caught);
}
