import type { CallExpression, NewExpression, Node, SpreadElement } from 'acorn';
import { full } from 'acorn-walk';
import { parsed } from './parsing';
import { TextLines } from './textLines';

/** A place in a script from which something is called. */
export interface CallSite {
  readonly line: number;
  /** The last name of what is called: `concat` of `Buffer.concat`; undefined if it has none. */
  readonly name: string | undefined;
  /** What is called, as the source has it. */
  readonly callee: string;
  readonly kind: 'call' | 'construction' | 'spread';
  readonly hasArguments: boolean;
  /** Whether a function stands among its arguments: the work is what that does, then. */
  readonly hasCallback: boolean;
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
  readonly #sites: readonly CallSite[];
  readonly #functions: readonly Extent[];

  /** @throws {SyntaxError} when the text is no JavaScript that the parser knows */
  constructor(source: string, lines = new TextLines(source)) {
    this.#lines = lines;
    const sites: CallSite[] = [];
    const functions: Extent[] = [];
    full(parsed(source), (node) => {
      if (FUNCTIONS.has(node.type)) functions.push(node);
      const called = calledBy(node);
      if (called === undefined) return;
      const { start, end } = called;
      const text = source.slice(node.type === 'SpreadElement' ? node.start : start, end);
      const name = lastNameOf(called);
      const isShort = text.length <= LONGEST_CALLEE && !text.includes('\n');
      const callee = isShort ? text : name;
      if (callee !== undefined || name === undefined) {
        const line = lines.lineAt(offsetOfName(called));
        sites.push({ line, name, callee: callee ?? 'a call without a name', ...argumentsOf(node), offset: start });
      }
    });
    this.#sites = sites;
    this.#functions = functions;
  }

  /** All call sites of the script. */
  get all(): readonly CallSite[] {
    return this.#sites;
  }

  /** Returns the call sites on a line. */
  on(line: number): readonly CallSite[] {
    return this.#sites.filter((site) => site.line === line);
  }

  /** Returns the places in the function that begins at a position from which something of a name is called. */
  within(position: { readonly lineNumber: number; readonly columnNumber: number }, name: string): CallSite[] {
    const offset = this.#lines.offsetOf(position);
    const around = this.#functions.filter(({ start, end }) => start <= offset && offset < end);
    const innermost = around.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    return this.#sites.filter((site) => site.name === name && (innermost === undefined || isWithin(site, innermost)));
  }
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Returns what a node calls: an array that is spread is read by native code. */
function calledBy(node: Node): Node | undefined {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      return (node as CallExpression | NewExpression).callee;
    case 'SpreadElement':
      return (node as SpreadElement).argument;
    default:
      return undefined;
  }
}

function argumentsOf(node: Node): Pick<CallSite, 'kind' | 'hasArguments' | 'hasCallback'> {
  const { arguments: given = [] } = node as Node & { readonly arguments?: readonly Node[] };
  const kinds = { CallExpression: 'call', NewExpression: 'construction' } as const;
  return {
    kind: kinds[node.type as keyof typeof kinds] ?? 'spread',
    hasArguments: given.length > 0,
    hasCallback: given.some(({ type }) => FUNCTIONS.has(type)),
  };
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
