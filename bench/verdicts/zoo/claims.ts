import { functions } from './functions';
import type { Allowed, ZooFunction } from './zooFunction';

/** The classes of claims, each a row of the table. */
export const CLASSES = [
  "`toScaleAtMost('1')`",
  '`toStayConstant()`',
  'log n',
  'sqrt n',
  'n',
  'n log n',
  'n^2',
  'n^3',
  'n^4',
  'exponential, claimed n^3',
] as const;

/** The class of a claim. */
export type ClaimClass = (typeof CLASSES)[number];

/** A claim on a function of the zoo. */
export interface ZooClaim {
  /** The title of its test: `sum a list: at most 1, false`. */
  readonly title: string;
  readonly of: ZooFunction;
  readonly allowed: Allowed;
  readonly isTrue: boolean;
  readonly claimClass: ClaimClass;
}

/** All claims on all functions. */
export const claims: readonly ZooClaim[] = Object.entries(functions).flatMap(([name, of]) =>
  [true, false].flatMap((isTrue) =>
    (isTrue ? allowedOf(of) : of.exceeds).map((allowed) => claimOn(name, of, allowed, isTrue)),
  ),
);

function allowedOf({ growth }: ZooFunction): Allowed[] {
  if (growth === undefined) return [];
  return growth === '1' ? ['1', 'constant'] : [growth];
}

function claimOn(name: string, of: ZooFunction, allowed: Allowed, isTrue: boolean): ZooClaim {
  const stated = allowed === 'constant' ? allowed : `at most ${allowed}`;
  const title = `${name}: ${stated}, ${String(isTrue)}`;
  return { title, of, allowed, isTrue, claimClass: classOf(of, allowed) };
}

function classOf({ growth }: ZooFunction, allowed: Allowed): ClaimClass {
  if (growth === undefined) return 'exponential, claimed n^3';
  if (allowed === '1') return "`toScaleAtMost('1')`";
  if (allowed === 'constant') return '`toStayConstant()`';
  const known = CLASSES.find((of) => of === allowed);
  if (known === undefined) throw new Error(`no row has claims of ${allowed}: add it to CLASSES`);
  return known;
}
