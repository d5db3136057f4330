import path from 'node:path';
import { byteSize, count, plainDuration } from '../../describe/quantity';
import { LOOP_NAMES } from '../../measure/batch/loop';
import type { WorkloadError } from '../../measure/subject/workloadError';
import { UsageError } from './usageError';
import { programUsageError } from './programFailure';

/** Returns the error of a workload that threw: at the line of the thrown one, with the size in its message. */
export function thrownError({ cell, problem }: WorkloadError, thrown: unknown): Error {
  const source = problem.kind === 'threw' && problem.during === 'input' ? 'The input of ' : '';
  const fields = Object(thrown) as Partial<Error>;
  const { name = 'a value that is no error', message, stack = '' } = fields.message === undefined ? {} : fields;
  const error = new Error(`${source}${cell.arm} threw ${name} at n = ${count(cell.n)}: ${message ?? String(thrown)}`);
  const frames = ownFrames(stack);
  if (frames.length > 0) error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n');
  return error;
}

/** The folder of the code that calls workloads. */
const MEASURING = path.join(__dirname, '../..', 'measure', path.sep);

/** Returns the frames of a stack trace above the loop that called the workload: only these are the user's. */
function ownFrames(stack: unknown): string[] {
  const frames = String(stack)
    .split('\n')
    .filter((line) => line.startsWith('    at '));
  const loop = frames.findIndex(
    (frame) => frame.includes(MEASURING) || LOOP_NAMES.some((name) => frame.includes(` ${name} `)),
  );
  return loop === -1 ? frames : frames.slice(0, loop);
}

/** Returns the usage error for a workload that cannot be measured, unless it threw. */
export function usageErrorOf({ cell, problem }: WorkloadError): UsageError {
  const at = `at n = ${count(cell.n)}`;
  if (problem.kind === 'program') return programUsageError(cell, problem.program, problem.failure);
  if (problem.kind === 'never settled') {
    const source = problem.during === 'input' ? `the input of ${cell.arm}` : cell.arm;
    return new UsageError(
      `${source} did not settle within ${plainDuration(problem.limitNs)} ${at}`,
      "See that its promise is resolved on every path, measure smaller sizes,\nor raise the limit in the Jest configuration: testEnvironmentOptions: { callLimit: '60 s' }",
    );
  }
  if (problem.kind === 'slow input') {
    const { timeNs, limitNs } = problem;
    return new UsageError(
      `the input of ${cell.arm} took ${plainDuration(timeNs)} ${at}, and callLimit allows ${plainDuration(limitNs)}`,
      "Build it faster, measure smaller sizes,\nor raise the limit in the Jest configuration: testEnvironmentOptions: { callLimit: '60 s' }",
    );
  }
  if (problem.kind === 'too large') {
    const { part, bytes, limitBytes } = problem;
    const taker = part === 'input' ? `the inputs of ${cell.arm}` : `a call of ${cell.arm}`;
    return new UsageError(
      `${taker} would take about ${byteSize(bytes)} of memory ${at}, over memoryLimit (${byteSize(limitBytes)})`,
      "Claim it up to a smaller n, or raise the limit in the Jest configuration: testEnvironmentOptions: { memoryLimit: '4 GiB' }",
    );
  }
  if (problem.kind === 'changed its input') {
    return new UsageError(
      `${cell.arm} changed its input ${at}, and its later calls would work on what the first one left`,
      'Give every call an input of its own: workload({ input, run, fresh: true })',
    );
  }
  if (problem.kind === 'no such count') {
    const { metric, offered } = problem;
    const instead = offered.length === 0 ? '' : `, only ${offered.join(', ')}`;
    return new UsageError(
      `${cell.arm} returned no whole number counts.${metric} ${at}${instead}`,
      `Return it from run, beside whatever else: return { counts: { ${metric} } }`,
    );
  }
  if (problem.kind === 'down-levelled') {
    return new UsageError(
      `${cell.arm} is async, and the transform compiled the async code of ${path.relative('', problem.module)} for an old target, which makes an await up to 45 times slower`,
      'Set in tsconfig.json: "compilerOptions": { "target": "ES2022" }\nwith Babel: presets: [[\'@babel/preset-env\', { targets: { node: \'current\' } }]]',
    );
  }
  return new UsageError(
    `${cell.arm} returned a promise in one call and a plain value in another ${at}`,
    'Make it async in all calls, or in none: an await costs a turn of its own.',
  );
}
