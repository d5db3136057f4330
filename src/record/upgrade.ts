import * as v from 'valibot';
import { Obstacle } from '../model/obstacle';
import { undecided } from '../model/verdict';

type Fields = Readonly<Record<string, unknown>>;

/** What version 2 calls the kinds of statements, evidence and obstacles of version 1. */
const RENAMED_KINDS: Readonly<Record<string, string>> = {
  'constant overhead': 'overhead',
  'same slope': 'slope',
  cost: 'added cost',
  ratio: 'comparison',
  change: 'baseline',
  count: 'exact count',
  'counted growth': 'counted scaling',
  'counted ratio': 'counted comparison',
  counts: 'steady counts',
  'near bound': 'near limit',
};

/**
 * Returns a report of version 1 as one of version 2, and any other content as it is. It checks nothing: the schema does.
 */
export function upgraded(content: unknown): unknown {
  return isObject(content) && content.version === 1 ? upgradedValue(content) : content;
}

function upgradedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(upgradedValue);
  if (!isObject(value)) return value;
  const fields = Object.fromEntries(Object.entries(value).map(([key, field]) => [key, upgradedValue(field)]));
  if (fields.version === 1) return { ...fields, version: 2 };
  if (typeof fields.kind === 'string') return upgradedKind(fields, fields.kind);
  if (fields.outcome === 'undecided') return upgradedVerdict(fields);
  if (isObject(fields.statement)) return endedBy(fields);
  if (isObject(fields.verdict)) return upgradedClaim(fields, fields.verdict);
  return fields;
}

/** Upgrades what has a kind: a statement, evidence or an obstacle. */
function upgradedKind(fields: Fields, kind: string): Fields {
  const { options, extensions, bound, ...others } = fields;
  switch (kind) {
    case 'scaling':
      // The evidence of that kind has no options.
      return isObject(options) ? { kind, options: { ...options, extensions } } : withDetectable(fields);
    case 'near bound':
      return { ...others, kind: RENAMED_KINDS[kind], limit: bound };
    case 'scattered rounds':
      return { ...endedBy(others), limit: bound };
    case 'too few rounds':
      return endedBy(fields);
    default:
      return withDetectable({ ...fields, kind: RENAMED_KINDS[kind] ?? kind });
  }
}

/** Version 1 named the fields of the smallest detectable violations `caught` and what was caught. */
function withDetectable(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key.replace(/^caught/, 'detectable'), value]),
  );
}

function endedBy({ limit, ...others }: Fields): Fields {
  return limit === undefined ? others : { ...others, endedBy: limit };
}

/** Version 1 knew three reasons, and kept how busy the machine was in place of an obstacle. */
function upgradedVerdict({ obstacle, busyness, ...verdict }: Fields): Fields {
  const found = busyness === undefined ? obstacle : { kind: 'contention', busyness };
  const { success, output } = v.safeParse(Obstacle, found);
  return { ...verdict, reason: success ? undecided(output).reason : verdict.reason, obstacle: found };
}

/** Version 1 said only beside the verdict why no fresh process could confirm it. */
function upgradedClaim(claim: Fields, verdict: Fields): Fields {
  const { obstacle } = verdict;
  if (!isObject(obstacle) || obstacle.kind !== 'unconfirmed') return claim;
  const unconfirmed = { ...obstacle, isolationFailure: claim.notAlone };
  return { ...claim, verdict: upgradedVerdict({ ...verdict, obstacle: unconfirmed }) };
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
