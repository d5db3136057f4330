import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { ProgramCommand } from '../../workload/program';
import { sinceNs, type Clock } from '../clock/clock';
import type { Timer } from '../subject/settling';
import { environmentOf, findCommand } from './command';
import { ProgramError, type Doing, type ProgramFailure } from './failure';
import { ProcessGroup } from './group';
import { eachLine, LastWords } from './output';
import { answerOf, EXPECTED, helloOf, saidIn, type Done, type Hello, type Order } from './protocol';

/** What a program said before it ended may take so long to come, where something that it started holds its output. */
const LAST_WORDS_MS = 500;
/** Its clock and ours need not be the same: a batch may seem so much longer to it than the way there and back took. */
const CLOCK_TOLERANCE = { share: 0.01, ns: 1e6 } as const;

/** What telling the time takes. */
export interface ProcessInstruments {
  readonly clock: Clock;
  readonly timer: Timer;
}

/** Who waits for what a program says next. */
interface Listener {
  readonly take: (text: string) => void;
  readonly fail: (failure: ProgramFailure) => void;
}

/** A program that runs: it does the batches it is asked for, one at a time. */
export class ProgramProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #group: ProcessGroup;
  readonly #instruments: ProcessInstruments;
  readonly #complaints: LastWords;
  #listener: Listener | undefined;
  #failure: ProgramFailure | undefined;
  #orders = 0;
  #hello: Hello | undefined;

  private constructor(child: ChildProcessWithoutNullStreams, pid: number, instruments: ProcessInstruments) {
    this.#child = child;
    this.#instruments = instruments;
    this.#group = new ProcessGroup(child, pid, instruments.timer);
    this.#complaints = new LastWords(child.stderr);
    eachLine(child.stdout, (line) => {
      const said = saidIn(line);
      if (said !== undefined) this.#take(said);
    });
    // What becomes of it shows in what it says, or does not say any more.
    child.stdin.on('error', () => undefined);
    void this.#watch();
  }

  /**
   * Starts a program and waits until it is ready.
   *
   * @param folder - the one that it runs in
   * @param limitNs - how long that may take
   * @throws {ProgramError} when there is no such command, or it does not say hello
   */
  static async start(
    program: ProgramCommand,
    folder: string,
    limitNs: number,
    instruments: ProcessInstruments,
  ): Promise<ProgramProcess> {
    const { file, searched } = findCommand(program, folder);
    if (file === undefined) throw new ProgramError({ kind: 'missing', searched, install: program.install });
    const { child, pid } = await spawned(file, program, folder);
    const running = new ProgramProcess(child, pid, instruments);
    await running.#greet(limitNs);
    return running;
  }

  /** What it said when it was ready. */
  get hello(): Hello {
    return this.#hello!;
  }

  /** Whether it can be asked for nothing more. */
  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /**
   * Has a batch done, and returns what the program says of it.
   *
   * @param limitNs - how long the answer may take
   * @throws {ProgramError} when it does not come, or cannot be true
   */
  async carryOut(order: Omit<Order, 'id'>, limitNs: number): Promise<Done> {
    const { clock } = this.#instruments;
    const id = ++this.#orders;
    const start = clock.now();
    const said = this.#next(limitNs);
    this.#child.stdin.write(`${JSON.stringify({ id, ...order })}\n`);
    const text = await said;
    const elapsedNs = sinceNs(clock, start);
    const answer = answerOf(text);
    if (answer?.id !== id) throw this.#broken({ kind: 'out of protocol', said: text, expected: EXPECTED.answer });
    if ('error' in answer) throw new ProgramError({ kind: 'threw', error: answer.error, trace: answer.trace });
    const { ns } = answer;
    if (ns >= 0 && ns <= elapsedNs * (1 + CLOCK_TOLERANCE.share) + CLOCK_TOLERANCE.ns) return answer;
    throw this.#broken({ kind: 'absurd time', ns, elapsedNs });
  }

  /** Ends the program and all that it started. */
  async end(): Promise<void> {
    this.#failure ??= { kind: 'ended', doing: this.#doing, by: 'us', lastWords: [] };
    await this.#group.end();
  }

  get #doing(): Doing {
    return this.#hello === undefined ? 'starting' : 'calling';
  }

  async #greet(limitNs: number): Promise<void> {
    const text = await this.#next(limitNs);
    this.#hello = helloOf(text);
    if (this.#hello === undefined) {
      throw this.#broken({ kind: 'out of protocol', said: text, expected: EXPECTED.hello });
    }
  }

  /** Notices that it ended, once its last words are there. */
  async #watch(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#child.once('close', resolve));
    const by = await this.#group.ended;
    await new Promise<void>((resolve) => {
      const late = this.#instruments.timer.start(resolve, LAST_WORDS_MS);
      void closed.then(() => {
        late.stop();
        resolve();
      });
    });
    this.#broken({ kind: 'ended', doing: this.#doing, by, lastWords: this.#complaints.lines });
    // Whoever it left behind may hold them.
    this.#child.stdout.destroy();
    this.#child.stderr.destroy();
  }

  #next(limitNs: number): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(new ProgramError(this.#failure));
        return;
      }
      const limit = this.#instruments.timer.start(() => {
        this.#broken({ kind: 'hung', doing: this.#doing, limitNs, lastWords: this.#complaints.lines });
      }, limitNs / 1e6);
      this.#listener = {
        take: (text) => {
          limit.stop();
          resolve(text);
        },
        fail: (failure) => {
          limit.stop();
          reject(new ProgramError(failure));
        },
      };
    });
  }

  #take(text: string): void {
    const listener = this.#listener;
    this.#listener = undefined;
    if (listener !== undefined) listener.take(text);
    else this.#broken({ kind: 'out of protocol', said: text, expected: 'nothing, since nothing was asked' });
  }

  /** Ends a program that can be asked for nothing more, and returns why. */
  #broken(failure: ProgramFailure): ProgramError {
    this.#failure ??= failure;
    this.#group.kill();
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.fail(this.#failure);
    return new ProgramError(this.#failure);
  }
}

/** Starts the process of a program. */
async function spawned(
  file: string,
  program: ProgramCommand,
  folder: string,
): Promise<{ readonly child: ChildProcessWithoutNullStreams; readonly pid: number }> {
  try {
    const child = spawn(file, program.args, {
      cwd: folder,
      env: environmentOf(program),
      // It leads a group of its own, so that what it starts can be ended with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    // Resolves when it runs, and throws what keeps it from that.
    await once(child, 'spawn');
    child.on('error', () => undefined);
    return { child, pid: child.pid! };
  } catch (error) {
    throw new ProgramError({ kind: 'not started', because: (error as Error).message, folder });
  }
}
