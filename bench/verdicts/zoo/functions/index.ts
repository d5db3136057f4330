import type { ZooFunction } from '../zooFunction';
import { algorithms } from './algorithms';
import { asynchronous } from './asynchronous';
import { collections } from './collections';
import { constant } from './constant';
import { searching } from './searching';
import { sorting } from './sorting';
import { steep } from './steep';
import { texts } from './texts';

/** All functions of the zoo, by name. */
export const functions: Readonly<Record<string, ZooFunction>> = {
  ...constant,
  ...searching,
  ...collections,
  ...algorithms,
  ...steep,
  ...sorting,
  ...texts,
  ...asynchronous,
};
