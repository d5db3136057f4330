import { once } from 'node:events';
import net, { type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';

let opened = 0;

/** Returns both ends of a socket between this process and itself. */
export async function socketPair(): Promise<[Socket, Socket]> {
  const name = `asymptote-pair-${String(process.pid)}-${String(++opened)}`;
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(os.tmpdir(), name);
  const server = net.createServer().listen(address);
  await once(server, 'listening');
  const near = net.connect(address);
  const [far] = (await once(server, 'connection')) as [Socket];
  server.close();
  return [near, far];
}
