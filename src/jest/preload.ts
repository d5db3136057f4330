import { isMainThread } from 'node:worker_threads';
import { LOADING } from './child';
import { holdYoungGeneration } from './freshHeap';

// Threads and processes that a workload starts take over the flag that loads this file, and grow as they like.
if (isMainThread && process.env[LOADING] !== undefined) {
  Reflect.deleteProperty(process.env, LOADING);
  holdYoungGeneration();
}
