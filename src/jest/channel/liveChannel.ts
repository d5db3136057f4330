import net, { type Server } from 'node:net';
import type { DecidedClaim, MeasuredClaim } from '../../report/terminal/liveText';
import { Lines } from './lines';
import { socketAddress } from './socketAddress';

/** What a process that measures says of itself. */
export type LiveUpdate = { readonly measured: MeasuredClaim } | { readonly decided: DecidedClaim };

/** What it says first, so that neither end is new to this when something is measured. */
const HELLO = 'hello';
type Message = LiveUpdate | typeof HELLO;

/** Tells a child where to say how it goes, and how much. */
const LIVE = 'JEST_ASYMPTOTE_LIVE';

/** How much is to be said: what is being measured too, or only what was decided. */
type Extent = 'all' | 'decided';

let opened = 0;

/** Hears from children how they go. They go on when what they said was shown, so that nothing is drawn while they measure. */
export class LiveServer {
  readonly #name: string;
  readonly #server: Server;

  private constructor(name: string, server: Server) {
    this.#name = name;
    this.#server = server;
  }

  /** Opens a server at an address of its own. */
  static async open(show: (update: LiveUpdate) => void): Promise<LiveServer> {
    const name = `jest-asymptote-live-${String(process.pid)}-${String(++opened)}`;
    const server = net.createServer((socket) => {
      void hear(new Lines(socket), show);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(socketAddress(name), resolve);
    });
    server.unref();
    return new LiveServer(name, server);
  }

  /** What a child is started with, beside the variables of its parent. */
  environment(extent: Extent): Readonly<Record<string, string>> {
    return { [LIVE]: `${extent} ${this.#name}` };
  }

  close(): void {
    this.#server.close();
  }
}

async function hear(lines: Lines<'shown', Message>, show: (update: LiveUpdate) => void): Promise<void> {
  for (;;) {
    const update = await lines.next();
    if (update === undefined) return;
    if (update !== HELLO) show(update);
    lines.send('shown');
  }
}

/** Says how this process goes. */
export class LiveClient {
  readonly extent: Extent;
  readonly #lines: Lines<Message, 'shown'>;
  readonly #greeted: Promise<unknown>;

  private constructor(extent: Extent, name: string) {
    this.extent = extent;
    this.#lines = new Lines(net.connect(socketAddress(name)));
    this.#lines.send(HELLO);
    this.#greeted = this.#lines.next();
  }

  /** Returns the client of this process, which is to be closed, or undefined where nobody listens. */
  static ofProcess(): LiveClient | undefined {
    const [extent, name] = (process.env[LIVE] ?? '').split(' ');
    return name === undefined ? undefined : new LiveClient(extent as Extent, name);
  }

  /** Resolves once it was shown, or nobody listens any more. */
  async tell(update: LiveUpdate): Promise<void> {
    await this.#greeted;
    this.#lines.send(update);
    await this.#lines.next();
  }

  close(): void {
    this.#lines.close();
  }
}
