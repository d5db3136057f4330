import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** The variable that tells a process the paths of its two pipes: the one that it reads, and the one that it writes. */
const PIPES = 'JEST_ASYMPTOTE_TURNS';
/** A turn has many batches, and is far shorter than the periods over which a machine changes its speed. */
const TURN_NS = 10_000_000n;

/** The environment variables of a process that takes turns. */
export type TurnEnvironment = Readonly<Record<string, string>>;

/**
 * Runs processes that measure in turns of ten milliseconds, so that changes of the machine's speed affect all alike.
 *
 * @param measurements - each starts one process, with the given environment variables
 * @returns the results of the processes, in the same order
 */
export async function measureInTurns<Result>(
  measurements: readonly ((environment: TurnEnvironment) => Promise<Result>)[],
): Promise<Result[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-turns-'));
  try {
    const participants = await Promise.all(measurements.map((_, i) => Participant.create(folder, i)));
    const results = measurements.map((measure, i) => {
      const result = measure(participants[i]!.environment);
      void result.catch(() => undefined).then(() => participants[i]!.end());
      return result;
    });
    await takeTurns(participants);
    const settled = await Promise.all(results);
    await Promise.all(participants.map((participant) => participant.close()));
    return settled;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function takeTurns(participants: readonly Participant[]): Promise<void> {
  await Promise.all(participants.map((participant) => participant.waits()));
  while (participants.some(({ isRunning }) => isRunning)) {
    for (const participant of participants) if (participant.isRunning) await participant.takeTurn();
  }
}

/** One process that takes turns. */
class Participant {
  readonly environment: TurnEnvironment;
  readonly #go: FileHandle;
  readonly #done: FileHandle;
  isRunning = true;

  private constructor(environment: TurnEnvironment, go: FileHandle, done: FileHandle) {
    this.environment = environment;
    this.#go = go;
    this.#done = done;
  }

  static async create(folder: string, i: number): Promise<Participant> {
    const pipes = ['go', 'done'].map((name) => path.join(folder, `${name}-${String(i)}`)) as [string, string];
    execFileSync('mkfifo', pipes);
    // Opened for both: opening one end alone would wait for the other.
    const [go, done] = await Promise.all([open(pipes[0], 'r+'), open(pipes[1], 'r+')]);
    return new Participant({ [PIPES]: JSON.stringify(pipes) }, go, done);
  }

  /** Lets the process run for one turn, and settles when it waits again or has ended. */
  async takeTurn(): Promise<void> {
    await this.#go.write('g');
    await this.waits();
  }

  /** Settles when the process waits for its turn, or has ended. */
  async waits(): Promise<void> {
    await this.#done.read(Buffer.alloc(1), 0, 1);
  }

  /** Marks the process as ended, and settles `waits`. */
  async end(): Promise<void> {
    this.isRunning = false;
    await this.#done.write('d');
  }

  async close(): Promise<void> {
    await Promise.all([this.#go.close(), this.#done.close()]);
  }
}

/** Returns a function that the process calls before every batch, and that blocks until it is the turn of the process. */
export function waitForTurn(): () => void {
  const pipes = process.env[PIPES];
  if (pipes === undefined) return () => undefined;
  const [goPath, donePath] = JSON.parse(pipes) as [string, string];
  const go = fs.openSync(goPath, 'r');
  const done = fs.openSync(donePath, 'w');
  let until = 0n;
  return () => {
    if (process.hrtime.bigint() < until) return;
    fs.writeSync(done, 'd');
    // This blocks. At the end of the file the process that gives the turns is gone, and nobody needs the times.
    if (fs.readSync(go, Buffer.alloc(1)) === 0) process.exit(1);
    until = process.hrtime.bigint() + TURN_NS;
  };
}
