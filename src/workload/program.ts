import path from 'node:path';

/** The version of the protocol that programs speak. */
export const PROTOCOL_VERSION = 1;

/** The brand of programs; one symbol for every copy of this module. */
const PROGRAM = Symbol.for('jest-asymptote.program');

/** The options of a program. */
export interface ProgramOptions {
  /** The command: a name that is searched in the PATH, or a path. */
  readonly command: string;
  /** The arguments of the command. @defaultValue none */
  readonly args?: readonly string[];
  /** The working directory, relative to the root of the project. @defaultValue that root */
  readonly cwd?: string;
  /** Environment variables, added to those of this process; an undefined one is removed. @defaultValue none */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Whether tests are skipped, not failed, if the command is missing. @defaultValue false */
  readonly optional?: boolean;
  /** The shell line that installs the command, for the message if it is missing: `apt-get install python3`. */
  readonly install?: string;
}

/** A program with all its options; its arms share one process. */
export interface ProgramCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly optional: boolean;
  readonly install: string | undefined;
}

/** A workload of another process, in any language. */
export interface ProgramWorkload {
  readonly program: ProgramCommand;
  /** The name of the arm that the program offers; undefined for its only one. */
  readonly offered: string | undefined;
}

/** A program to be measured: itself if it offers one arm, or one of its arms. */
export interface Program extends ProgramWorkload {
  /** Returns the arm that the program offers under a name. */
  arm(name: string): ProgramWorkload;
}

const OPTIONS = ['command', 'args', 'cwd', 'env', 'optional', 'install'];

const EXAMPLE =
  "\n\nFor example:\n  const worker = program({ command: './worker', args: ['--quiet'] });\n" +
  "  await expect(worker.arm('sort')).toScaleAtMost('n log n', { sizes: [100, 1_000, 10_000, 100_000] });";

/**
 * Returns a workload of another process: a program in any language that speaks the protocol of docs/programs.md.
 *
 * The program starts when the first claim on one of its arms is decided, and runs until the end of the file, so that it
 * keeps its compiled code and its caches. It times its batches itself: neither its start nor the messages are timed.
 *
 * @throws {TypeError} when there is no command, or an option is invalid
 * @example
 * const worker = program({ command: 'python3', args: [pythonWorker, 'sorting.py'] });
 * await expect(worker.arm('merge_sort')).toScaleAtMost('n log n', { sizes: [100, 1_000, 10_000, 100_000] });
 */
export function program(options: ProgramOptions): Program {
  const problem = optionsProblem(options);
  if (problem !== undefined) throw new TypeError(`program(): ${problem}${EXAMPLE}`);
  const { command, args = [], cwd, env = {}, optional = false, install } = options;
  const run: ProgramCommand = { command, args: [...args], cwd, env: { ...env }, optional, install };
  const workloadOf = (offered: string | undefined): ProgramWorkload =>
    ({ [PROGRAM]: true, program: run, offered }) as ProgramWorkload;
  return Object.assign(workloadOf(undefined), {
    arm: (name: string): ProgramWorkload => {
      if (typeof name === 'string' && name !== '') return workloadOf(name);
      throw new TypeError(`program().arm(): the name of an arm must be a string with something in it${EXAMPLE}`);
    },
  });
}

/** Whether a value was returned by `program`, or is one of its arms. */
export function isProgram(value: unknown): value is ProgramWorkload {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, PROGRAM);
}

/** Returns the name of a program in messages: its command line, with absolute paths shortened to file names. */
export function programName({ command, args }: ProgramCommand): string {
  return [command, ...args].map((part) => (path.isAbsolute(part) ? path.basename(part) : part)).join(' ');
}

function optionsProblem(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null) return 'options must be an object with a `command`';
  const given = options as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined) return `there is no option \`${unknown}\`; the options are ${OPTIONS.join(', ')}`;
  const { command, args = [], cwd, env = {}, optional = false, install } = given;
  if (typeof command !== 'string' || command === '') return '`command` must be a string with something in it';
  const isText = (value: unknown): boolean => typeof value === 'string';
  if (!Array.isArray(args) || !args.every(isText)) return '`args` must be an array of strings';
  if (cwd !== undefined && typeof cwd !== 'string') return '`cwd` must be the path of a folder';
  const isVariable = (value: unknown): boolean => value === undefined || isText(value);
  if (typeof env !== 'object' || env === null || !Object.values(env).every(isVariable)) {
    return '`env` must be an object of strings';
  }
  if (typeof optional !== 'boolean') return '`optional` must be true or false';
  if (install !== undefined && typeof install !== 'string') {
    return "`install` must be a line to type, as in 'apt-get install python3'";
  }
  return undefined;
}

/**
 * The path of the worker that runs the functions of a Python file as the arms of a `program`.
 *
 * @example
 * const sorting = program({ command: 'python3', args: [pythonWorker, 'sorting.py'] });
 */
export const pythonWorker = path.join(__dirname, '../../workers/python/asymptote_worker.py');
