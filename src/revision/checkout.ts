import path from 'node:path';
import type { BaseCommit } from './baseCommit';

/** A base commit that is checked out in a folder of its own. */
export interface Checkout {
  /** The root of the checkout. */
  readonly folder: string;
  readonly base: BaseCommit;
}

/** Returns the path in a checkout that corresponds to a file or folder of the working tree. */
export function pathInCheckout({ folder, base }: Checkout, file: string): string {
  return path.join(folder, path.relative(base.root, file));
}
