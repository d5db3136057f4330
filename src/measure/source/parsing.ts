import { parse, type Program } from 'acorn';

/**
 * Parses a script or a module: the text does not say which it is.
 *
 * @throws {SyntaxError} when the text is no JavaScript that the parser knows
 */
export function parsed(source: string): Program {
  const options = { ecmaVersion: 'latest', allowHashBang: true } as const;
  try {
    // The code of a CommonJS module stands in a function.
    return parse(source, { ...options, sourceType: 'script', allowReturnOutsideFunction: true });
  } catch {
    return parse(source, { ...options, sourceType: 'module' });
  }
}
