import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { ProgramCommand } from '../../workload/program';
import { sinceNs, type Clock } from '../clock/clock';
import type { Timer } from '../subject/settling';
import { environmentOf, findCommand } from './command';
import { ProgramError, type Activity, type ProgramFailure } from './failure';
import { ProcessGroup, resolvesWithin } from './group';
import { eachLine, tailOf } from './output';
import { EXPECTED, messageIn, parseAnswer, parseHello, type Done, type Hello, type Order } from './protocol';

/** How long to wait for the last output of an ended program, if a process that it started keeps the output open. */
const LAST_OUTPUT_MS = 500;
/** The clock of a program may differ from ours: its batch may take this much longer than the round trip to it. */
const CLOCK_TOLERANCE = { share: 0.01, ns: 1e6 } as const;

/** The instruments that measure time. */
export interface ProcessInstruments {
  readonly clock: Clock;
  readonly timer: Timer;
}

/** The callbacks for the next message of a program. */
interface Listener {
  readonly take: (text: string) => void;
  readonly fail: (failure: ProgramFailure) => void;
}

/** A program that runs, and carries out one order at a time. */
export class ProgramProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #group: ProcessGroup;
  readonly #instruments: ProcessInstruments;
  readonly #stderrTail: () => readonly string[];
  #listener: Listener | undefined;
  #failure: ProgramFailure | undefined;
  #orders = 0;
  #hello: Hello | undefined;

  private constructor(child: ChildProcessWithoutNullStreams, instruments: ProcessInstruments) {
    this.#child = child;
    this.#instruments = instruments;
    this.#group = new ProcessGroup(child, instruments.timer);
    this.#stderrTail = tailOf(child.stderr);
    eachLine(child.stdout, (line) => {
      const message = messageIn(line);
      if (message !== undefined) this.#take(message);
    });
    // A broken pipe shows in the messages of the program, or in its end.
    child.stdin.on('error', () => undefined);
    void this.#watch();
  }

  /**
   * Starts a program and waits until it says hello.
   *
   * @param folder - its working directory
   * @param limitNs - how long it may take to say hello
   * @throws {ProgramError} when the command is missing, or the program does not say hello
   */
  static async start(
    program: ProgramCommand,
    folder: string,
    limitNs: number,
    instruments: ProcessInstruments,
  ): Promise<ProgramProcess> {
    const { file, searched } = findCommand(program, folder);
    if (file === undefined) throw new ProgramError({ kind: 'missing', searched, install: program.install });
    const running = new ProgramProcess(await spawned(file, program, folder), instruments);
    await running.#awaitHello(limitNs);
    return running;
  }

  /** The hello of the program. */
  get hello(): Hello {
    return this.#hello!;
  }

  /** Whether it can carry out no more orders. */
  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /**
   * Sends an order, and returns the answer of the program.
   *
   * @param limitNs - how long the answer may take
   * @throws {ProgramError} when a call threw, or no answer comes that can be true
   */
  async carryOut(order: Omit<Order, 'id'>, limitNs: number): Promise<Done> {
    const { clock } = this.#instruments;
    const id = ++this.#orders;
    const start = clock.now();
    const next = this.#next(limitNs);
    this.#child.stdin.write(`${JSON.stringify({ id, ...order })}\n`);
    const text = await next;
    const elapsedNs = sinceNs(clock, start);
    const answer = parseAnswer(text);
    if (answer?.id !== id) throw this.#fail({ kind: 'out of protocol', said: text, expected: EXPECTED.answer });
    if (answer.kind === 'threw') throw new ProgramError({ kind: 'threw', error: answer.error, trace: answer.trace });
    const { ns } = answer;
    if (ns >= 0 && ns <= elapsedNs * (1 + CLOCK_TOLERANCE.share) + CLOCK_TOLERANCE.ns) return answer;
    throw this.#fail({ kind: 'absurd time', ns, elapsedNs });
  }

  /** Ends the program and all processes that it started. */
  async end(): Promise<void> {
    this.#failure ??= { kind: 'ended', doing: this.#activity, by: 'us', stderrTail: [] };
    await this.#group.end();
  }

  get #activity(): Activity {
    return this.#hello === undefined ? 'starting' : 'calling';
  }

  async #awaitHello(limitNs: number): Promise<void> {
    const text = await this.#next(limitNs);
    this.#hello = parseHello(text);
    if (this.#hello === undefined) {
      throw this.#fail({ kind: 'out of protocol', said: text, expected: EXPECTED.hello });
    }
  }

  /** Fails when the program has ended, once its last output has arrived. */
  async #watch(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#child.once('close', resolve));
    const by = await this.#group.ended;
    await resolvesWithin(closed, LAST_OUTPUT_MS, this.#instruments.timer);
    this.#fail({ kind: 'ended', doing: this.#activity, by, stderrTail: this.#stderrTail() });
    // A process that it left behind may keep them open.
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
        this.#fail({ kind: 'hung', doing: this.#activity, limitNs, stderrTail: this.#stderrTail() });
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
    else this.#fail({ kind: 'out of protocol', said: text, expected: 'nothing, since nothing was asked' });
  }

  /** Ends a program that can carry out no more orders, and returns the error. */
  #fail(failure: ProgramFailure): ProgramError {
    this.#failure ??= failure;
    this.#group.kill();
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.fail(this.#failure);
    return new ProgramError(this.#failure);
  }
}

/** Starts the process of a program. */
async function spawned(file: string, program: ProgramCommand, folder: string): Promise<ChildProcessWithoutNullStreams> {
  try {
    const child = spawn(file, program.args, {
      cwd: folder,
      env: environmentOf(program),
      // The program leads a group of its own, so that the processes it starts can be ended with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    // Resolves when it runs, and throws if it cannot.
    await once(child, 'spawn');
    child.on('error', () => undefined);
    return child;
  } catch (error) {
    throw new ProgramError({ kind: 'not started', because: (error as Error).message, folder });
  }
}
