import type { Function as FunctionNode, Node } from 'acorn';
import { simple } from 'acorn-walk';
import { parsed } from '../../source/parsing';

/** A block of a program: it runs from its beginning or not at all. */
export interface Block {
  /** An offset that lies in this block, and in no block or function inside it. */
  readonly offset: number;
}

const FUNCTIONS = new Set(['FunctionExpression', 'ArrowFunctionExpression', 'ClassExpression']);

/**
 * Returns the blocks of a script, in the order of their offsets: the bodies of functions and loops, the branches of
 * conditions, the right sides of `&&`, `||` and `??`, cases, and what `catch` and `finally` do.
 *
 * They are those of the text, whichever of them a version of the engine counts as one.
 *
 * @throws {SyntaxError} when the text is no JavaScript that the parser knows
 */
export function blocksOf(source: string): readonly Block[] {
  const offsets: number[] = [];
  const add = (node: Node | null | undefined): void => {
    // A function that is a branch by itself does nothing until it is called.
    if (node && !FUNCTIONS.has(node.type)) offsets.push(node.start);
  };
  const addFunction = ({ body }: FunctionNode): void => {
    // The body of an arrow function may be a function itself, so that only the arrow lies in this one for sure.
    offsets.push(body.type === 'BlockStatement' ? body.start : source.lastIndexOf('=>', body.start));
  };
  const addBody = ({ body }: { readonly body: Node }): void => add(body);
  simple(parsed(source), {
    Function: addFunction,
    ForStatement: addBody,
    ForInStatement: addBody,
    ForOfStatement: addBody,
    WhileStatement: addBody,
    DoWhileStatement: addBody,
    IfStatement: ({ consequent, alternate }) => {
      add(consequent);
      add(alternate);
    },
    ConditionalExpression: ({ consequent, alternate }) => {
      add(consequent);
      add(alternate);
    },
    LogicalExpression: ({ right }) => add(right),
    SwitchCase: (node) => add(node),
    CatchClause: addBody,
    TryStatement: ({ finalizer }) => add(finalizer),
  });
  return offsets.sort((a, b) => a - b).map((offset) => ({ offset }));
}
