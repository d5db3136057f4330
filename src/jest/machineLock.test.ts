import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LockTimeout, MachineLock, type Holder } from './machineLock';

let folder: string;
let address: string;
const held: MachineLock[] = [];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'));
  address = path.join(folder, 'lock');
});

afterEach(() => {
  for (const lock of held.splice(0)) lock.release();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Asks for the lock, and releases it at the end of the test at the latest. */
async function acquire(project: string, limitMs = 20_000, onWait: (holder: Holder) => void = () => undefined) {
  const lock = await MachineLock.acquire({ project, limitMs, onWait, address });
  held.push(lock);
  return lock;
}

/** A process that takes the address as a holder does, and keeps it until it is killed. */
async function otherHolder(at = address): Promise<ChildProcess> {
  const script = `require('node:net').createServer((socket) => {
    socket.on('error', () => {});
    socket.write(JSON.stringify({ project: 'web-shop', pid: process.pid }) + '\\n');
  }).listen(${JSON.stringify(at)}, () => console.log('listening'))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('one at a time holds it: the next one gets it when it is released', async () => {
  const first = await acquire('first');
  const order: string[] = [];
  const second = acquire('second').then((lock) => {
    order.push('second has it');
    return lock;
  });
  const third = acquire('third').then((lock) => {
    order.push('third has it');
    return lock;
  });
  order.push('first lets go');
  first.release();
  const next = await Promise.race([second, third]);
  expect(order).toHaveLength(2);
  next.release();
  await Promise.all([second, third]);
  expect(order[0]).toBe('first lets go');
  expect(order.slice(1).sort()).toEqual(['second has it', 'third has it']);
});

test('it is free once its holder has died, although its socket is still there', async () => {
  const holder = await otherHolder();
  const waiting = acquire('patient');
  holder.kill('SIGKILL');
  await expect(waiting).resolves.toBeInstanceOf(MachineLock);
});

test('a socket that a dead holder left behind is no lock', async () => {
  const holder = await otherHolder();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(fs.existsSync(address)).toBe(true);
  await expect(acquire('late')).resolves.toBeInstanceOf(MachineLock);
});

test('who waits is told for whom', async () => {
  const holder = await otherHolder();
  const told: Holder[] = [];
  await acquire('curious', 20_000, (whom) => {
    told.push(whom);
    holder.kill('SIGKILL');
  });
  expect(told).toEqual([{ project: 'web-shop', pid: holder.pid }]);
});

test('who waits longer than the limit is told who holds it', async () => {
  const holder = await otherHolder();
  const waiting = acquire('impatient', 300);
  await expect(waiting).rejects.toBeInstanceOf(LockTimeout);
  await expect(waiting).rejects.toMatchObject({ holder: { project: 'web-shop', pid: holder.pid } });
  holder.kill('SIGKILL');
});

test('a name that is no file works as well', async () => {
  address = process.platform === 'linux' ? `\0lock-${String(process.pid)}` : address;
  const first = await acquire('first');
  const second = acquire('second');
  first.release();
  await expect(second).resolves.toBeInstanceOf(MachineLock);
});
