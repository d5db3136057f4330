import path from 'node:path';

/** The brand of programs; one symbol for every copy of this module. */
const PROGRAM = Symbol.for('jest-asymptote.program');

/** How a program is run. */
export interface ProgramOptions {
  /** What runs it: a name that is looked for in the PATH, or a path. */
  readonly command: string;
  /** What stands behind it on the command line. @defaultValue nothing */
  readonly args?: readonly string[];
  /** The folder it runs in, from the root of the project. @defaultValue that root */
  readonly cwd?: string;
  /** Variables that it gets beside those of this process; one that is undefined is taken away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Whether tests that need it are skipped where there is no such command, and not failed. @defaultValue false */
  readonly optional?: boolean;
  /** What to type to get the command, for the message where it is missing: `apt-get install python3`. */
  readonly install?: string;
}

/** A program as it is run; the arms of one share its process. */
export interface ProgramCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly optional: boolean;
  readonly install: string | undefined;
}

/** A workload that another process does, in whatever language. */
export interface ProgramWorkload {
  readonly program: ProgramCommand;
  /** Which of the arms that the program offers it is; undefined for its only one. */
  readonly offered: string | undefined;
}

/** A program that is there to be measured: by itself where it offers one arm, else one of its arms. */
export interface Program extends ProgramWorkload {
  /** Returns the workload that the program offers by a name. */
  arm(name: string): ProgramWorkload;
}

const OPTIONS = ['command', 'args', 'cwd', 'env', 'optional', 'install'];

const EXAMPLE =
  "\n\nFor example:\n  const worker = program({ command: './worker', args: ['--quiet'] });\n" +
  "  await expect(worker.arm('sort')).toScaleAtMost('n log n', { sizes: [100, 1_000, 10_000, 100_000] });";

/**
 * Returns a workload that another process does: a program in any language that speaks the protocol of docs/programs.md.
 *
 * It is started when the first claim on one of its arms is decided, and lives until the file is done, so that what it
 * compiled and cached stays. It times its batches itself: neither its start nor the way to it is part of a figure.
 *
 * @throws {TypeError} when the command is missing, or an option is not what it should be
 * @example
 * const worker = program({ command: 'python3', args: [pythonWorker, 'sorting.py'] });
 * await expect(worker.arm('merge_sort')).toScaleAtMost('n log n', { sizes: [100, 1_000, 10_000, 100_000] });
 */
export function program(options: ProgramOptions): Program {
  const flaw = optionsProblem(options);
  if (flaw !== undefined) throw new TypeError(`program(): ${flaw}${EXAMPLE}`);
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

/** Whether a value is what `program` returned, or one of its arms. */
export function isProgram(value: unknown): value is ProgramWorkload {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, PROGRAM);
}

/** Returns what a program is called: the command as one would type it, with files by their names. */
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
  if (!Array.isArray(args) || !args.every((arg) => typeof arg === 'string'))
    return '`args` must be an array of strings';
  if (cwd !== undefined && typeof cwd !== 'string') return '`cwd` must be the path of a folder';
  if (typeof env !== 'object' || env === null || !Object.values(env).every(isVariable)) {
    return '`env` must be an object of strings';
  }
  if (typeof optional !== 'boolean') return '`optional` must be true or false';
  if (install !== undefined && typeof install !== 'string') {
    return "`install` must be a line to type, as in 'apt-get install python3'";
  }
  return undefined;
}

function isVariable(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
