import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '@jest/types';
import type { Test } from 'jest-runner';
import { pathInCheckout, type Checkout } from '../../revision/checkout';

/** What measures and decides is that of today in both revisions: the code of this package. */
const OWN = path.join(__dirname, '../..');

/**
 * Returns a test file as it is run by the code of the base: with today's configuration, whose paths lead there.
 *
 * @param file - where the test file lies at the base
 */
export function testAtBase(test: Test, checkout: Checkout, file: string): Test {
  const { context } = test;
  const config = moved(context.config, checkout) as Config.ProjectConfig;
  return {
    ...test,
    path: file,
    context: {
      ...context,
      config: {
        ...config,
        id: `${config.id}-base`,
        moduleNameMapper: [['^jest-asymptote$', require.resolve('../../index')], ...config.moduleNameMapper],
        transform: config.transform.map(([files, transformer, options]) => [
          files,
          transformer,
          lenient(transformer, options),
        ]),
      },
    },
  };
}

/** Today's tests may use what the types of the base do not have: the claims that do are new, the others are not. */
function lenient(transformer: string, options: Record<string, unknown>): Record<string, unknown> {
  return transformer.includes(`${path.sep}ts-jest${path.sep}`) ? { ...options, diagnostics: false } : options;
}

/** Returns a value with the paths in it that lead into the working tree leading to the base instead. */
function moved(value: unknown, checkout: Checkout): unknown {
  if (typeof value === 'string') return movedPath(value, checkout);
  if (Array.isArray(value)) return value.map((part) => moved(part, checkout));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, moved(part, checkout)]));
}

function movedPath(text: string, checkout: Checkout): string {
  const isWithin = (folder: string): boolean => text === folder || text.startsWith(folder + path.sep);
  if (!isWithin(checkout.base.root) || isWithin(OWN) || text.split(path.sep).includes('node_modules')) return text;
  const there = pathInCheckout(checkout, text);
  // What the base does not have yet, a setup file for one, is today's. A pattern is no file anywhere.
  return fs.existsSync(text) && !fs.existsSync(there) ? text : there;
}
