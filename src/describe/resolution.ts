import type { Evidence } from '../claims/kinds';
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
      return resolved(evidence.detectableExponent, (power) => `n^${exponent(power)}`);
    case 'overhead':
      return resolved(evidence.detectableChange, (factor) => `${significant(factor)}x`);
    case 'slope':
      return resolved(evidence.detectableExcess, percent);
    case 'added cost':
      return resolved(evidence.detectableNs, significantDuration);
    case 'comparison':
      return resolved(evidence.detectableRatio, (ratio) =>
        evidence.low === undefined && ratio < 1
          ? `${significant(1 / ratio)}x as fast`
          : `${significant(ratio)}x as long`,
      );
    case 'crossover':
      return resolved(evidence.detectableRatio, (ratio) => `${significant(ratio)}x as long`);
    case 'explanation':
      return resolved(evidence.detectableShare, percent);
    case 'time budget':
      return resolved(evidence.detectableNs, significantDuration);
    case 'throughput':
      return resolved(evidence.detectablePerSecond, (rate) => `${significant(rate)} ops/s`);
    case 'baseline':
      return '';
    case 'exact count':
    case 'counted scaling':
    case 'counted constant':
    case 'counted comparison':
    case 'steady counts':
      return 'exact';
  }
}

function scalingResolution({ growth, detectable }: Extract<Evidence, { kind: 'scaling' }>): string {
  if (detectable === undefined) return '';
  const { excess, share } = detectable;
  if (excess !== undefined) return exactPower(growth, excess);
  return resolved(share, (part) => `${exactPower(growth, 1)} in ${percent(part)}`);
}

function resolved(caught: number | undefined, text: (caught: number) => string): string {
  return caught === undefined ? '' : text(caught);
}
