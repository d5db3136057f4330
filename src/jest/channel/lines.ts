import { createInterface } from 'node:readline';
import type { Socket } from 'node:net';

/** A socket over which values go as lines of JSON, in both directions. */
export class Lines<Sent, Received> {
  readonly #socket: Socket;
  readonly #waiting: ((received: Received | undefined) => void)[] = [];
  readonly #arrived: Received[] = [];
  #isClosed = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    // What the other end does shows in what it says, or does not say any more.
    socket.on('error', () => undefined);
    const lines = createInterface({ input: socket });
    lines.on('error', () => undefined);
    lines.on('line', (line) => {
      this.#take(JSON.parse(line) as Received);
    });
    socket.once('close', () => {
      this.#isClosed = true;
      for (const resolve of this.#waiting.splice(0)) resolve(undefined);
    });
  }

  send(value: Sent): void {
    this.#socket.write(`${JSON.stringify(value)}\n`);
  }

  /** Returns what the other end says next, or undefined once it is gone. */
  next(): Promise<Received | undefined> {
    const arrived = this.#arrived.shift();
    if (arrived !== undefined || this.#isClosed) return Promise.resolve(arrived);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(value: Received): void {
    const resolve = this.#waiting.shift();
    if (resolve === undefined) this.#arrived.push(value);
    else resolve(value);
  }
}
