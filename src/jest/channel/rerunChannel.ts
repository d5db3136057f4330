import net, { type Server, type Socket } from 'node:net';
import type { Rerun, Rerunner, RerunResult } from '../../trial/rerun';
import { socketAddress } from './socketAddress';

/** Tells a child where to ask for its file to be run again. */
const RERUNNER = 'JEST_ASYMPTOTE_RERUNNER';
/** Tells a child which claim it is there for, if it is for one only. */
const RERUN = 'JEST_ASYMPTOTE_RERUN';

let opened = 0;

/** Waits for children that ask for their file to be run again, and answers with what came of it. */
export class RerunServer {
  readonly name: string;
  readonly #server: Server;

  private constructor(name: string, server: Server) {
    this.name = name;
    this.#server = server;
  }

  /** Opens a server at an address of its own. A child that hangs up calls its rerun off. */
  static async open(rerunner: Rerunner): Promise<RerunServer> {
    const name = `jest-asymptote-${String(process.pid)}-${String(++opened)}`;
    const server = net.createServer((socket) => {
      void serve(socket, rerunner);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(socketAddress(name), resolve);
    });
    server.unref();
    return new RerunServer(name, server);
  }

  close(): void {
    this.#server.close();
  }
}

/** What a child is started with, beside the variables of its parent. */
export function environmentFor(server: RerunServer, rerun?: Rerun): Readonly<Record<string, string>> {
  return { [RERUNNER]: server.name, [RERUN]: rerun === undefined ? '' : JSON.stringify(rerun) };
}

/** Returns the claim that this process is there for, or undefined where it is for the whole file. */
export function rerunOfProcess(): Rerun | undefined {
  const rerun = process.env[RERUN] ?? '';
  return rerun === '' ? undefined : (JSON.parse(rerun) as Rerun);
}

/** Returns what asks the runner to run the file again, or undefined where there is no runner. */
export function rerunnerOfProcess(): Rerunner | undefined {
  const name = process.env[RERUNNER];
  if (name === undefined) return undefined;
  return (rerun, signal) =>
    new Promise((resolve, reject) => {
      const socket = net.connect(socketAddress(name), () => socket.write(lineOf(rerun)));
      const hangUp = (): void => {
        socket.destroy();
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', hangUp, { once: true });
      socket.on('error', () => undefined);
      void lineFrom(socket).then((text) => {
        signal.removeEventListener('abort', hangUp);
        resolve(text === '' ? { failure: 'the runner did not answer' } : (JSON.parse(text) as RerunResult));
      });
    });
}

async function serve(socket: Socket, rerunner: Rerunner): Promise<void> {
  const calledOff = new AbortController();
  socket.on('error', () => undefined);
  // The child leaves its end open for as long as it wants to know.
  socket.on('close', () => {
    calledOff.abort();
  });
  const line = await lineFrom(socket);
  if (line === '') return;
  // What goes wrong here is the claim's to tell, not the end of Jest.
  const answer = await rerunner(JSON.parse(line) as Rerun, calledOff.signal).catch((error: unknown) => ({
    failure: error instanceof Error ? error.message : String(error),
  }));
  socket.end(lineOf(answer));
}

function lineOf(message: Rerun | RerunResult): string {
  return `${JSON.stringify(message)}\n`;
}

/** The first line that the other end says, without its break, or nothing where it is gone before. */
function lineFrom(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    socket.setEncoding('utf8');
    socket.on('data', (more: string) => {
      said += more;
      if (more.includes('\n')) resolve(said.slice(0, said.indexOf('\n')));
    });
    socket.once('close', () => {
      resolve('');
    });
  });
}
