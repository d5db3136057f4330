import net, { type Server, type Socket } from 'node:net';
import fs from 'node:fs';
import path from 'node:path';
import { socketAddress } from '../channel/socketAddress';

/** The process that measures on this machine. */
export interface Holder {
  readonly project: string;
  readonly pid: number;
}

/** The options of acquiring the lock. */
export interface LockOptions {
  /** The name that others see while they wait. */
  readonly project: string;
  /** The longest wait. */
  readonly limitMs: number;
  /** Called with the holder soon after the wait began, and every ten seconds from then on. */
  readonly onWait: (holder: Holder, waitedMs: number) => void;
  /** The address of the lock. @defaultValue one for the whole machine */
  readonly address?: string;
}

/** Thrown if the lock was not free within the limit. */
export class LockTimeout extends Error {
  readonly holder: Holder | undefined;

  constructor(holder: Holder | undefined) {
    super('the lock was not free in time');
    this.name = 'LockTimeout';
    this.holder = holder;
  }
}

/** Names another lock, for tests that run Jest and measure nothing: they need not wait for the machine's. */
const LOCK_VARIABLE = 'JEST_ASYMPTOTE_LOCK';

/** When a waiting process first says so, and how often after that. */
const FIRST_WORD_MS = 1_000;
const NEXT_WORD_MS = 10_000;

/**
 * Lets one process at a time measure on this machine, whatever project it belongs to.
 *
 * The process that listens at the address holds the lock. The system frees it when that process dies, and a connection
 * that closes wakes the waiting ones, which need not poll while another measures.
 */
export class MachineLock {
  readonly #server: Server;
  readonly #waiters: Set<Socket>;

  private constructor(server: Server, waiters: Set<Socket>) {
    this.#server = server;
    this.#waiters = waiters;
  }

  /**
   * Resolves once this process holds the lock.
   *
   * @throws {LockTimeout} if others held it for the whole limit
   */
  static async acquire({
    project,
    limitMs,
    onWait,
    address = socketAddress(process.env[LOCK_VARIABLE] ?? 'jest-asymptote'),
  }: LockOptions): Promise<MachineLock> {
    const start = performance.now();
    const waitedMs = (): number => performance.now() - start;
    for (;;) {
      const waiters = new Set<Socket>();
      const server = await listen(address, { project, pid: process.pid }, waiters);
      if (server !== undefined) return new MachineLock(server, waiters);
      await untilFreed(address, limitMs - waitedMs(), (holder) => onWait(holder, waitedMs()));
    }
  }

  /** Lets the next process measure. */
  release(): void {
    this.#server.close();
    for (const waiter of this.#waiters) waiter.destroy();
  }
}

/** Listens at the address and sends the holder to every client; returns undefined if another process listens there. */
function listen(address: string, holder: Holder, waiters: Set<Socket>): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => {
      waiters.add(socket);
      // A waiter may die.
      socket.on('error', () => waiters.delete(socket));
      socket.on('close', () => waiters.delete(socket));
      socket.write(`${JSON.stringify(holder)}\n`);
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** Resolves when the holder releases the lock or dies. */
function untilFreed(address: string, limitMs: number, onWait: (holder: Holder) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let holder: Holder | undefined;
    let said = '';
    let timer = setTimeout(function tell() {
      if (holder !== undefined) onWait(holder);
      timer = setTimeout(tell, NEXT_WORD_MS);
    }, FIRST_WORD_MS);
    const socket = net.connect(address);
    const limit = setTimeout(() => {
      end();
      reject(new LockTimeout(holder));
    }, limitMs);
    const end = (): void => {
      clearTimeout(timer);
      clearTimeout(limit);
      socket.destroy();
    };
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      said += text;
      if (said.endsWith('\n')) holder = JSON.parse(said) as Holder;
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // On systems whose sockets are files, a dead holder leaves one that does not answer.
      if (error.code === 'ECONNREFUSED' && path.isAbsolute(address)) fs.rmSync(address, { force: true });
      // The holder has just released the lock or died. Any other error would come again and again.
      else if (!['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(error.code ?? '')) reject(error);
    });
    socket.on('close', () => {
      end();
      resolve();
    });
  });
}
