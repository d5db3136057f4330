import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { Connection, type Handlers } from './connection';
import type { ChildMessage, RunnerMessage } from './messages';
import { socketAddress } from './socketAddress';

/** A child that has connected. */
export class ConnectedChild {
  readonly pid: number;
  readonly connection: Connection<RunnerMessage, ChildMessage>;

  constructor(pid: number, connection: Connection<RunnerMessage, ChildMessage>) {
    this.pid = pid;
    this.connection = connection;
  }

  /** Ends its process, whatever that is doing. */
  kill(): void {
    try {
      process.kill(this.pid, 'SIGKILL');
    } catch {
      // It has died by itself meanwhile.
    }
  }
}

/** Returns the handlers for the messages of a child, or undefined to reject and end it. */
export type Admission = (child: ConnectedChild) => Handlers<ChildMessage> | undefined;

/** The address of the server, and the id of the child there. */
export interface ChildAddress {
  readonly address: string;
  readonly id: string;
}

let opened = 0;

/** The runner's end of the channel: each child of a run connects once. */
export class ChannelServer {
  readonly #address = socketAddress(`jest-asymptote-${String(process.pid)}-${String(++opened)}`);
  readonly #server = net.createServer((socket) => this.#connect(socket));
  readonly #expected = new Map<string, { readonly file: string; readonly admit: Admission }>();

  /** Opens a server at an address of its own, which does not keep this process alive. */
  static async open(): Promise<ChannelServer> {
    const channel = new ChannelServer();
    channel.#server.listen(channel.#address).unref();
    await once(channel.#server, 'listening');
    return channel;
  }

  /** Expects a child that runs a file, and returns the address for it. */
  expect(file: string, admit: Admission): ChildAddress {
    const id = randomUUID();
    this.#expected.set(id, { file, admit });
    return { address: this.#address, id };
  }

  close(): void {
    this.#server.close();
  }

  #connect(socket: net.Socket): void {
    const connection: ConnectedChild['connection'] = new Connection(socket, {
      hello: ({ id, pid, file }) => {
        const expected = this.#expected.get(id);
        if (expected === undefined) {
          connection.close();
          return;
        }
        const child = new ConnectedChild(pid, connection);
        // Jest restarts a process that died, and may give it the variables of another.
        const handlers = expected.file === file ? expected.admit(child) : undefined;
        if (handlers === undefined) child.kill();
        else connection.handle(handlers);
      },
    });
  }
}
