import type { Socket } from 'node:net';
import type { Rerun, RerunResult } from '../../trial/processes';
import { socketPair } from '../testing/socketPair';
import { Connection, ConnectionClosed } from './connection';
import type { ChildMessage, RunnerMessage } from './messages';

const rerun: Rerun = { purpose: 'confirm', test: 'a “test”\nof two\u2028lines', ordinal: 2, claimed: 'so', seed: 7 };
const never = new Promise<never>(() => undefined);

describe('a connection', () => {
  let socket: Socket;
  let child: Connection<ChildMessage, RunnerMessage>;
  let runner: Connection<RunnerMessage, ChildMessage>;
  beforeEach(async () => {
    let far: Socket;
    [socket, far] = await socketPair();
    child = new Connection(socket);
    runner = new Connection(far);
  });
  afterEach(() => {
    child.close();
    runner.close();
  });

  test('answers a request with the value of its handler, however large', async () => {
    const result: RerunResult = { kind: 'failed', because: 'x'.repeat(500_000) };
    const handler = jest.fn(() => Promise.resolve(result));
    runner.handle({ rerun: handler });
    await expect(child.request({ kind: 'rerun', rerun })).resolves.toEqual(result);
    expect(handler).toHaveBeenCalledWith({ kind: 'rerun', rerun }, expect.any(AbortSignal));
  });

  test('answers requests that overlap in any order, each with its own answer, and in both directions', async () => {
    const answers = new Map<number, (result: RerunResult) => void>();
    runner.handle({
      rerun: ({ rerun: { ordinal } }) => new Promise((resolve) => answers.set(ordinal, resolve)),
      idle: () => undefined,
    });
    child.handle({ order: ({ order }) => Promise.resolve(order) });
    const asked = [1, 2, 3].map((ordinal) => child.request({ kind: 'rerun', rerun: { ...rerun, ordinal } }));
    await expect(runner.request({ kind: 'order', order: 'chooseSizes', args: [] })).resolves.toBe('chooseSizes');
    for (const ordinal of [2, 3, 1]) answers.get(ordinal)!({ kind: 'failed', because: String(ordinal) });
    await expect(Promise.all(asked)).resolves.toEqual([
      { kind: 'failed', because: '1' },
      { kind: 'failed', because: '2' },
      { kind: 'failed', because: '3' },
    ]);
  });

  test('delivers messages in the order in which they were sent, requests among them', async () => {
    const taken: string[] = [];
    runner.handle({
      tests: ({ names }) => taken.push(...names),
      idle: () => taken.push('idle'),
      rerun: () => {
        taken.push('rerun');
        return { kind: 'failed', because: '' };
      },
    });
    child.notify({ kind: 'tests', names: ['a', 'b'] });
    const asked = child.request({ kind: 'rerun', rerun });
    child.notify({ kind: 'idle' });
    child.notify({ kind: 'tests', names: ['c'] });
    await asked;
    await new Promise(setImmediate);
    expect(taken).toEqual(['a', 'b', 'rerun', 'idle', 'c']);
  });

  test('joins messages that arrive in pieces, even within a character', async () => {
    const names = await new Promise<readonly string[]>((resolve) => {
      runner.handle({
        tests: (message) => {
          resolve(message.names);
        },
      });
      const line = Buffer.from(`${JSON.stringify({ kind: 'message', message: { kind: 'tests', names: ['ä'] } })}\n`);
      const middle = line.indexOf('ä') + 1;
      socket.write(line.subarray(0, middle));
      setImmediate(() => socket.write(line.subarray(middle)));
    });
    expect(names).toEqual(['ä']);
  });

  test('rejects a request with the message of the error of its handler', async () => {
    runner.handle({ rerun: () => Promise.reject(new Error('no space left')) });
    await expect(child.request({ kind: 'rerun', rerun })).rejects.toThrow(/^no space left$/);
  });

  test('aborts the handling of a request that is cancelled, and of no other', async () => {
    const signals: AbortSignal[] = [];
    const handled = new Promise<void>((resolve) => {
      runner.handle({
        rerun: (_, signal) => {
          if (signals.push(signal) === 2) resolve();
          return never;
        },
      });
    });
    const controller = new AbortController();
    const cancelled = child.request({ kind: 'rerun', rerun }, controller.signal);
    child.request({ kind: 'rerun', rerun }).catch(() => undefined);
    await handled;
    controller.abort(new Error('the test is over'));
    await expect(cancelled).rejects.toThrow('the test is over');
    await new Promise((resolve) => {
      signals[0]!.addEventListener('abort', resolve);
    });
    expect(signals[1]!.aborted).toBe(false);
    await expect(child.request({ kind: 'rerun', rerun }, controller.signal)).rejects.toThrow('the test is over');
    expect(signals).toHaveLength(2);
  });

  test('aborts its handlers when the other end hangs up', async () => {
    const aborted = new Promise((resolve) => {
      runner.handle({
        rerun: (_, signal) => {
          signal.addEventListener('abort', resolve);
          child.close();
          return never;
        },
      });
    });
    await expect(child.request({ kind: 'rerun', rerun })).rejects.toThrow(ConnectionClosed);
    await expect(aborted).resolves.toBeDefined();
  });

  test('rejects requests when the other end hangs up, and later ones at once', async () => {
    runner.handle({
      rerun: () => {
        runner.close();
        return never;
      },
    });
    await expect(child.request({ kind: 'rerun', rerun })).rejects.toThrow(ConnectionClosed);
    await child.closed;
    await expect(child.request({ kind: 'rerun', rerun })).rejects.toThrow(ConnectionClosed);
  });

  test.each([
    ['a message of a kind that has no handler', { kind: 'message', message: { kind: 'unheard of' } }],
    ['a request of such a kind', { kind: 'message', id: 1, message: { kind: 'unheard of' } }],
    ['a line that holds nothing', null],
  ])('is closed by %s', async (_, frame) => {
    runner.handle({ idle: () => undefined });
    socket.write(`${JSON.stringify(frame)}\n`);
    await expect(Promise.all([runner.closed, child.closed])).resolves.toHaveLength(2);
  });

  test('is closed by a line that is no JSON', async () => {
    socket.write('GET / HTTP/1.1\r\n');
    await expect(Promise.all([runner.closed, child.closed])).resolves.toHaveLength(2);
  });
});
