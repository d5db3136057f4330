import type { Socket } from 'node:net';
import type { Answers, Message } from './messages';

/** A line on the wire: a message, with an id if it is a request, or the end of the request with that id. */
type Frame<Body> =
  | { readonly kind: 'message'; readonly id?: number; readonly message: Body }
  | { readonly kind: 'answer'; readonly id: number; readonly answer?: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly reason: string }
  | { readonly kind: 'cancel'; readonly id: number };

/** The handlers of one end, by kind of message. The return value of a handler answers a request. */
export type Handlers<Received extends Message> = {
  readonly [Kind in Received['kind']]?: Kind extends keyof Answers
    ? /** The signal is aborted when the other end cancels its request, or hangs up. */
      (message: Extract<Received, { kind: Kind }>, signal: AbortSignal) => Answers[Kind] | Promise<Answers[Kind]>
    : (message: Extract<Received, { kind: Kind }>) => void;
};

/** Thrown if the connection closes before the answer to a request. */
export class ConnectionClosed extends Error {
  constructor() {
    super('the connection was closed');
    this.name = 'ConnectionClosed';
  }
}

/** One end of a socket over which messages go as lines of JSON, in both directions. */
export class Connection<Sent extends Message, Received extends Message> {
  /** Resolves once either end has closed the connection. */
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  #handlers: Handlers<Received>;
  /** The requests of this end that wait for their answers. */
  readonly #waiting = new Map<number, { resolve: (answer: never) => void; reject: (reason: unknown) => void }>();
  /** The requests of the other end that are being handled. */
  readonly #handled = new Map<number, AbortController>();
  #lastId = 0;

  constructor(socket: Socket, handlers: Handlers<Received> = {}) {
    this.#socket = socket;
    this.#handlers = handlers;
    // The socket closes after an error.
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        for (const { reject } of this.#waiting.values()) reject(new ConnectionClosed());
        for (const controller of this.#handled.values()) controller.abort();
        resolve();
      });
    });
    let rest = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      const [first = '', ...others] = text.split('\n');
      const lines = [rest + first, ...others];
      rest = lines.pop()!;
      try {
        for (const line of lines) this.#take(JSON.parse(line) as Frame<Received>);
      } catch {
        // The other end is not the one that was expected.
        this.close();
      }
    });
  }

  /** Handles messages in another way from now on. */
  handle(handlers: Handlers<Received>): void {
    this.#handlers = handlers;
  }

  /** Sends a message without an answer. A connected socket hands it to the system at once. */
  notify(message: Exclude<Sent, { kind: keyof Answers }>): void {
    this.#write({ kind: 'message', message });
  }

  /**
   * Sends a message and returns the answer.
   *
   * @param signal - cancels the request
   * @throws {ConnectionClosed} when the connection is closed before the answer
   * @throws {Error} with the message of an error at the other end
   */
  async request<Request extends Extract<Sent, { kind: keyof Answers }>>(
    message: Request,
    signal?: AbortSignal,
  ): Promise<Answers[Request['kind'] & keyof Answers]> {
    signal?.throwIfAborted();
    if (this.#socket.destroyed) throw new ConnectionClosed();
    const id = ++this.#lastId;
    const cancel = (): void => {
      this.#write({ kind: 'cancel', id });
      this.#waiting.get(id)?.reject(signal?.reason);
    };
    signal?.addEventListener('abort', cancel);
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        this.#write({ kind: 'message', id, message });
      });
    } finally {
      this.#waiting.delete(id);
      signal?.removeEventListener('abort', cancel);
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #write(frame: Frame<Sent>): void {
    this.#socket.write(`${JSON.stringify(frame)}\n`);
  }

  /** @throws {TypeError} when it has no handler for the message */
  #take(frame: Frame<Received>): void {
    switch (frame.kind) {
      case 'message': {
        const { id, message } = frame;
        const kind: Received['kind'] = message.kind;
        const handler = this.#handlers[kind] as ((message: Received, signal?: AbortSignal) => unknown) | undefined;
        if (handler === undefined) throw new TypeError(`unknown message ${kind}`);
        if (id === undefined) handler(message);
        else void this.#answer(id, (signal) => handler(message, signal));
        break;
      }
      case 'answer':
        this.#waiting.get(frame.id)?.resolve(frame.answer as never);
        break;
      case 'failure':
        this.#waiting.get(frame.id)?.reject(new Error(frame.reason));
        break;
      case 'cancel':
        this.#handled.get(frame.id)?.abort();
    }
  }

  async #answer(id: number, handle: (signal: AbortSignal) => unknown): Promise<void> {
    const controller = new AbortController();
    this.#handled.set(id, controller);
    try {
      this.#write({ kind: 'answer', id, answer: await handle(controller.signal) });
    } catch (error) {
      this.#write({ kind: 'failure', id, reason: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#handled.delete(id);
    }
  }
}
