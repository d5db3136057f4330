import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '@jest/types';
import type { Test } from 'jest-runner';
import { pathInCheckout, type Checkout } from '../../revision/checkout';

/** This package: today's code measures and decides in both revisions. */
const OWN = path.join(__dirname, '../..');

/** Returns a test file that is run by the code of the base: today's configuration, with the paths of the checkout. */
export function testAtBase(test: Test, checkout: Checkout, file: string): Test {
  const atBase = moved(test.context.config, checkout) as Config.ProjectConfig;
  const config: Config.ProjectConfig = {
    ...atBase,
    id: `${atBase.id}-base`,
    moduleNameMapper: [['^jest-asymptote$', require.resolve('../../index')], ...atBase.moduleNameMapper],
    transform: atBase.transform.map(lenient),
  };
  return { ...test, path: file, context: { ...test.context, config } };
}

type Transform = Config.ProjectConfig['transform'][number];

/** Today's tests may use what the types of the base do not have yet: only claims that use it are new. */
function lenient([files, transformer, options]: Transform): Transform {
  const isChecked = transformer.includes(`${path.sep}ts-jest${path.sep}`);
  return [files, transformer, isChecked ? { ...options, diagnostics: false } : options];
}

/** Returns a value in which every path into the working tree is the path in the checkout. */
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
  // A file that the base does not have yet, such as a setup file, is today's. A pattern is no file at all.
  return fs.existsSync(text) && !fs.existsSync(there) ? text : there;
}
