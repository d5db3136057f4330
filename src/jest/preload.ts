import { takeTask } from './process/child';
import { holdYoungGeneration } from './realm/freshHeap';

// Processes and threads that a workload starts load this file too, and have no task.
if (takeTask() !== undefined) holdYoungGeneration();
