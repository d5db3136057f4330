import path from 'node:path';
import type { ProgramCommand } from '../../workload/program';
import { findCommand } from './command';
import type { ProcessInstruments, ProgramProcess } from './process';

/** A program that runs, and can be asked for batches. */
export type RunningProgram = Pick<ProgramProcess, 'hello' | 'hasFailed' | 'carryOut'>;

/** The programs that this process measures. */
export interface Programs {
  /** Returns whether a program cannot be had where that is no fault: there is no such command, and it is optional. */
  isMissing(program: ProgramCommand): boolean;
  /**
   * Returns a program once it is ready, started where it does not run.
   *
   * @param limitNs - how long it may take until it is ready
   * @throws {ProgramError} when it cannot be had
   */
  running(program: ProgramCommand, limitNs: number): Promise<RunningProgram>;
}

/** The system's programs: each runs in one process, from its first batch until all are ended. */
export class SystemPrograms implements Programs {
  /** What the folders that they run in are relative to. */
  folder = process.cwd();
  readonly #instruments: ProcessInstruments;
  readonly #lacks = new Map<string, boolean>();
  readonly #processes = new Map<string, Promise<ProgramProcess>>();
  readonly #runtimes = new Map<string, { readonly program: ProgramCommand; readonly runtime: string }>();

  constructor(instruments: ProcessInstruments) {
    this.#instruments = instruments;
  }

  /** What the programs that ran say they are. */
  get runtimes(): readonly { readonly program: ProgramCommand; readonly runtime: string }[] {
    return [...this.#runtimes.values()];
  }

  isMissing(program: ProgramCommand): boolean {
    const key = keyOf(program);
    const lacks =
      this.#lacks.get(key) ?? (program.optional && findCommand(program, this.#folderOf(program)).file === undefined);
    this.#lacks.set(key, lacks);
    return lacks;
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
    // Loaded here: most perf files measure nothing but themselves.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { ProgramProcess: Process } = require('./process') as typeof import('./process');
    const started = await Process.start(program, this.#folderOf(program), limitNs, this.#instruments);
    this.#runtimes.set(keyOf(program), { program, runtime: started.hello.runtime });
    return started;
  }

  /** Ends them all, those too that are about to start. */
  async end(): Promise<void> {
    const processes = [...this.#processes.values()];
    this.#processes.clear();
    this.#lacks.clear();
    // One that could not be started has ended already.
    await Promise.all(processes.map((starting) => starting.then((process) => process.end()).catch(() => undefined)));
    this.#runtimes.clear();
  }

  #folderOf({ cwd = '.' }: ProgramCommand): string {
    return path.resolve(this.folder, cwd);
  }
}

/** The same command shares a process, however often it is written down. */
function keyOf(program: ProgramCommand): string {
  return JSON.stringify(program);
}
