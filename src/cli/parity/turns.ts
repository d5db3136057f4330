import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Tells a process through which pipes it takes turns with others, the one it is told to go on by first. */
const PIPES = 'JEST_ASYMPTOTE_TURNS';
/** How long a turn lasts: many batches, and far shorter than a machine keeps its speed. */
const TURN_NS = 10_000_000n;

/** What a process that takes turns is started with. */
export type TurnEnvironment = Readonly<Record<string, string>>;

/**
 * Lets processes that measure take turns of some milliseconds, so that changes of the machine's speed hit them alike.
 *
 * @param measurements - start one process each, with the variables that they are given
 * @returns what the processes came to, in the same order
 */
export async function inTurns<Result>(
  measurements: readonly ((environment: TurnEnvironment) => Promise<Result>)[],
): Promise<Result[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-turns-'));
  try {
    const players = await Promise.all(measurements.map((_, i) => Player.create(folder, i)));
    const results = measurements.map((measure, i) => {
      const result = measure(players[i]!.environment);
      void result.catch(() => undefined).then(() => players[i]!.end());
      return result;
    });
    await takeTurns(players);
    const settled = await Promise.all(results);
    await Promise.all(players.map((player) => player.close()));
    return settled;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function takeTurns(players: readonly Player[]): Promise<void> {
  await Promise.all(players.map((player) => player.waits()));
  while (players.some(({ isPlaying }) => isPlaying)) {
    for (const player of players) if (player.isPlaying) await player.play();
  }
}

/** One process, from the outside. */
class Player {
  readonly environment: TurnEnvironment;
  readonly #go: FileHandle;
  readonly #done: FileHandle;
  isPlaying = true;

  private constructor(environment: TurnEnvironment, go: FileHandle, done: FileHandle) {
    this.environment = environment;
    this.#go = go;
    this.#done = done;
  }

  static async create(folder: string, i: number): Promise<Player> {
    const pipes = ['go', 'done'].map((name) => path.join(folder, `${name}-${String(i)}`)) as [string, string];
    execFileSync('mkfifo', pipes);
    // Both ends held open: opening one alone would wait for the other.
    const [go, done] = await Promise.all([open(pipes[0], 'r+'), open(pipes[1], 'r+')]);
    return new Player({ [PIPES]: JSON.stringify(pipes) }, go, done);
  }

  /** Lets the process go on, and resolves when it waits again or has ended. */
  async play(): Promise<void> {
    await this.#go.write('g');
    await this.waits();
  }

  async waits(): Promise<void> {
    await this.#done.read(Buffer.alloc(1), 0, 1);
  }

  /** The process has ended; whoever waits for it need not. */
  async end(): Promise<void> {
    this.isPlaying = false;
    await this.#done.write('d');
  }

  async close(): Promise<void> {
    await Promise.all([this.#go.close(), this.#done.close()]);
  }
}

/** Returns what a process that measures calls before every batch, to wait there while it is not its turn. */
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
    // Blocks, and costs nothing meanwhile. Where nobody is left to say go, there is nothing to measure for.
    if (fs.readSync(go, Buffer.alloc(1)) === 0) process.exit(1);
    until = process.hrtime.bigint() + TURN_NS;
  };
}
