import type { ZooFunction } from '../zooFunction';
import { algorithms } from './algorithms';
import { asynchronous } from './asynchronous';
import { collections } from './collections';
import { sorting } from './sorting';
import { texts } from './texts';

/** All functions of the zoo, by name. */
export const functions: Readonly<Record<string, ZooFunction>> = {
  ...collections,
  ...algorithms,
  ...sorting,
  ...texts,
  ...asynchronous,
};
