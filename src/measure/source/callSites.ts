import type { CallExpression, Literal, MemberExpression, NewExpression, Node, RestElement, SpreadElement } from 'acorn';
import { full } from 'acorn-walk';
import { parsed } from './parsing';
import { TextLines } from './textLines';

/** A place in a script from which something is called, or at which an operator may take long. */
export interface CallSite {
  readonly line: number;
  /** The last name of what is called: `concat` of `Buffer.concat`; undefined if it has none. */
  readonly name: string | undefined;
  /** What is called, as the source has it. */
  readonly callee: string;
  /** Whether it is called by its name as a part of something: `concat` of `Buffer.concat`. */
  readonly isMethod: boolean;
  /** Arrays that are spread, or collected by `...`, are copied; operators work through the digits of a `bigint`. */
  readonly kind: 'call' | 'construction' | 'spread' | 'bigint';
  /** The last names of its arguments, undefined for one that has none. */
  readonly argumentNames: readonly (string | undefined)[];
  /** Whether a function stands among its arguments: the work is what that does, then. */
  readonly hasCallback: boolean;
  /** Whether a function stands anywhere in it: it lasts as long as that runs. */
  readonly hasFunction: boolean;
  readonly offset: number;
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** A longer text of a callee says no more than its name. */
const LONGEST_CALLEE = 40;

/** The places of a script from which others are called, by the function that they stand in. */
export class CallSites {
  readonly #lines: TextLines;
  readonly #functions: readonly Extent[];
  /** All places of the script. */
  readonly all: readonly CallSite[];

  /** @throws {SyntaxError} when the text is no JavaScript that the parser knows */
  constructor(source: string, lines = new TextLines(source)) {
    this.#lines = lines;
    const all: CallSite[] = [];
    const functions: Extent[] = [];
    // A node is visited after those inside of it: the last function that was is in it, if any is.
    full(parsed(source), (node) => {
      const kind = kindOf(node);
      if (kind !== undefined) {
        const hasFunction = functions.length > 0 && functions.at(-1)!.start >= node.start;
        all.push({ ...siteOf(node, kind, source, lines), hasFunction });
      }
      if (FUNCTIONS.has(node.type)) functions.push(node);
    });
    this.all = all;
    this.#functions = functions;
  }

  /** Returns the calls on a line. */
  on(line: number): readonly CallSite[] {
    return this.all.filter((site) => site.line === line && site.kind !== 'bigint');
  }

  /** Returns the places in the function that begins at a position from which something of a name is called. */
  within(position: { readonly lineNumber: number; readonly columnNumber: number }, name: string): CallSite[] {
    const offset = this.#lines.offsetOf(position);
    const around = this.#functions.filter(({ start, end }) => start <= offset && offset < end);
    const innermost = around.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    return this.all.filter((site) => site.name === name && (innermost === undefined || isWithin(site, innermost)));
  }
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

const KINDS: Partial<Record<string, CallSite['kind']>> = {
  CallExpression: 'call',
  NewExpression: 'construction',
  SpreadElement: 'spread',
  RestElement: 'spread',
};

function kindOf(node: Node): CallSite['kind'] | undefined {
  return typeof (node as Literal).bigint === 'string' ? 'bigint' : KINDS[node.type];
}

function siteOf(node: Node, kind: CallSite['kind'], source: string, lines: TextLines): Omit<CallSite, 'hasFunction'> {
  const called = kind === 'bigint' ? node : calledBy(node as Calling);
  const name = lastNameOf(called);
  const { arguments: given = [] } = node as Node & { readonly arguments?: readonly Node[] };
  return {
    line: lines.lineAt(offsetOfName(called)),
    name,
    callee: textOf(kind === 'spread' ? node : called, source) ?? name ?? 'a call without a name',
    isMethod: called.type === 'MemberExpression' && !(called as MemberExpression).computed,
    kind,
    argumentNames: given.map(lastNameOf),
    hasCallback: given.some(({ type }) => FUNCTIONS.has(type)),
    offset: node.start,
  };
}

type Calling = CallExpression | NewExpression | SpreadElement | RestElement;

function calledBy(node: Calling): Node {
  if (node.type === 'SpreadElement' || node.type === 'RestElement') return node.argument;
  // Compilers write `(0, module.name)()` for a call of what is imported.
  return node.callee.type === 'SequenceExpression' ? node.callee.expressions.at(-1)! : node.callee;
}

/** Returns the text of a node; undefined if it is longer than what it calls needs. */
function textOf({ start, end }: Node, source: string): string | undefined {
  const text = source.slice(start, end);
  return text.length <= LONGEST_CALLEE && !text.includes('\n') ? text : undefined;
}

function lastNameOf(node: Node): string | undefined {
  const { type, name, property } = node as Node & { readonly name?: string; readonly property?: Node };
  if (type === 'Identifier' || type === 'PrivateIdentifier') return name;
  return type === 'MemberExpression' && property ? lastNameOf(property) : undefined;
}

/** A chain of calls may span lines: each stands where its name does. */
function offsetOfName(node: Node): number {
  const { property } = node as Node & { readonly property?: Node };
  return property?.start ?? node.start;
}

function isWithin({ offset }: CallSite, { start, end }: Extent): boolean {
  return start <= offset && offset < end;
}
