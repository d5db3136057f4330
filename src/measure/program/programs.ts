import path from 'node:path';
import type { ProgramCommand } from '../../workload/program';
import { findCommand } from './command';
import type { ProcessInstruments, ProgramProcess } from './process';

/** A program that runs and carries out orders. */
export type RunningProgram = Pick<ProgramProcess, 'hello' | 'hasFailed' | 'carryOut'>;

/** The programs that this process measures. */
export interface Programs {
  /** Returns whether the command of an optional program is missing. */
  isMissing(program: ProgramCommand): boolean;
  /**
   * Returns a program once it is ready, and starts it if it does not run.
   *
   * @param limitNs - how long it may take to be ready
   * @throws {ProgramError} when it cannot be started
   */
  running(program: ProgramCommand, limitNs: number): Promise<RunningProgram>;
}

/** The system's programs: each runs in one process, from its first batch until `end`. */
export class SystemPrograms implements Programs {
  /** The folder that the working directories of programs are relative to. */
  folder = process.cwd();
  readonly #instruments: ProcessInstruments;
  readonly #missing = new Map<string, boolean>();
  readonly #processes = new Map<string, Promise<ProgramProcess>>();
  readonly #runtimes = new Map<string, { readonly program: ProgramCommand; readonly runtime: string }>();

  constructor(instruments: ProcessInstruments) {
    this.#instruments = instruments;
  }

  /** The programs that ran, with the runtimes that they report. */
  get runtimes(): readonly { readonly program: ProgramCommand; readonly runtime: string }[] {
    return [...this.#runtimes.values()];
  }

  isMissing(program: ProgramCommand): boolean {
    const key = keyOf(program);
    const missing =
      this.#missing.get(key) ?? (program.optional && findCommand(program, this.#folderOf(program)).file === undefined);
    this.#missing.set(key, missing);
    return missing;
  }

  running(program: ProgramCommand, limitNs: number): Promise<RunningProgram> {
    const key = keyOf(program);
    const start = (): Promise<ProgramProcess> => this.#started(program, limitNs);
    const known = this.#processes.get(key);
    const running = known?.then((process) => (process.hasFailed ? start() : process), start) ?? start();
    this.#processes.set(key, running);
    return running;
  }

  async #started(program: ProgramCommand, limitNs: number): Promise<ProgramProcess> {
    // Loaded on demand: most perf files measure no programs.
    // oxlint-disable-next-line typescript/no-require-imports
    const { ProgramProcess: Process } = require('./process') as typeof import('./process');
    const started = await Process.start(program, this.#folderOf(program), limitNs, this.#instruments);
    this.#runtimes.set(keyOf(program), { program, runtime: started.hello.runtime });
    return started;
  }

  /** Ends all programs, including those that are starting. */
  async end(): Promise<void> {
    const processes = [...this.#processes.values()];
    this.#processes.clear();
    this.#missing.clear();
    // A program that could not be started has ended already.
    await Promise.all(processes.map((starting) => starting.then((process) => process.end()).catch(() => undefined)));
    this.#runtimes.clear();
  }

  #folderOf({ cwd = '.' }: ProgramCommand): string {
    return path.resolve(this.folder, cwd);
  }
}

/** Returns the key of a process: programs with equal commands share one. */
function keyOf(program: ProgramCommand): string {
  return JSON.stringify(program);
}
