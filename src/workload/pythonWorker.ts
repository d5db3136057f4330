import path from 'node:path';

/**
 * The path of the worker that runs the functions of a Python file as the arms of a `program`.
 *
 * @example
 * const sorting = program({ command: 'python3', args: [pythonWorker, 'sorting.py'] });
 */
export const pythonWorker = path.join(__dirname, '../../workers/python/asymptote_worker.py');
