import * as v from 'valibot';
import { Obstacle } from '../model/obstacle';
import { undecided } from '../model/verdict';

type Fields = Readonly<Record<string, unknown>>;

/** The kinds of statements, evidence and obstacles of version 1, with their names in version 2. */
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

/** Returns a report of version 1 as one of version 2, and any other content as it is. The schema checks both. */
export function upgraded(content: unknown): unknown {
  return isObject(content) && content.version === 1 ? upgradedValue(content) : content;
}

function upgradedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(upgradedValue);
  if (!isObject(value)) return value;
  const fields = Object.fromEntries(Object.entries(value).map(([key, field]) => [key, upgradedValue(field)]));
  if (fields.version === 1) return { ...renamed(fields, 'hooked', 'countedByHooks'), version: 2 };
  if (typeof fields.kind === 'string') return upgradedKind(fields, fields.kind);
  if (fields.outcome === 'undecided') return upgradedVerdict(fields);
  if (Array.isArray(fields.twins)) return renamed(fields, 'twins', 'baselineFiles');
  if (isObject(fields.statement)) return renamed(fields, 'limit', 'endedBy');
  if (isObject(fields.verdict)) return upgradedClaim(fields, fields.verdict);
  return fields;
}

/** Upgrades what has a kind: a statement, evidence or an obstacle. */
function upgradedKind(fields: Fields, kind: string): Fields {
  const { options, extensions } = fields;
  switch (kind) {
    case 'scaling':
      // The evidence of that kind has no options.
      return isObject(options) ? { kind, options: { ...options, extensions } } : withDetectable(fields);
    case 'near bound':
    case 'scattered rounds':
    case 'too few rounds':
      return renamed({ ...renamed(fields, 'limit', 'endedBy'), kind: RENAMED_KINDS[kind] ?? kind }, 'bound', 'limit');
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

/** Version 1 knew three reasons, and kept how busy the machine was in place of an obstacle. */
function upgradedVerdict({ busyness, ...verdict }: Fields): Fields {
  const obstacle = busyness === undefined ? verdict.obstacle : { kind: 'contention', busyness };
  const { success, output } = v.safeParse(Obstacle, obstacle);
  return { ...verdict, reason: success ? undecided(output).reason : verdict.reason, obstacle };
}

/** Version 1 said only beside the verdict why no fresh process could confirm it. */
function upgradedClaim(claim: Fields, verdict: Fields): Fields {
  const upgraded = renamed(claim, 'notAlone', 'isolationFailure');
  const { obstacle } = verdict;
  if (!isObject(obstacle) || obstacle.kind !== 'unconfirmed') return upgraded;
  const unconfirmed = { ...obstacle, isolationFailure: claim.notAlone };
  return { ...upgraded, verdict: upgradedVerdict({ ...verdict, obstacle: unconfirmed }) };
}

function renamed(fields: Fields, from: string, to: string): Fields {
  const { [from]: value, ...others } = fields;
  return value === undefined ? others : { ...others, [to]: value };
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
