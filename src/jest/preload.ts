import { LOADING } from './process/child';
import { holdYoungGeneration } from './realm/freshHeap';

// Processes and threads that a workload starts take over the flag that loads this file, and not the variable.
if (process.env[LOADING] !== undefined) {
  Reflect.deleteProperty(process.env, LOADING);
  holdYoungGeneration();
}
