import os from 'node:os';
import { program, type ProgramCommand } from '../../workload/program';
import { systemClock } from '../clock/clock';
import { systemTimer } from '../subject/settling';
import { FakeTimer } from '../testing/fakeInstruments';
import { ProgramError, type ProgramFailure } from './failure';
import { ProgramProcess, type ProcessInstruments } from './process';
import { isGone, untilGone } from './testing/liveness';
import { nodeProgram, scriptedProgram } from './testing/scriptedProgram';

const order = { arm: 'work', n: 5, calls: 10, warm: false, count: false };
const LIMIT_NS = 20e9;

describe('a program', () => {
  const instruments: ProcessInstruments = { clock: systemClock, timer: systemTimer };
  const running: ProgramProcess[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((process) => process.end()));
  });

  const start = (command: ProgramCommand, given = instruments): Promise<ProgramProcess> =>
    ProgramProcess.start(command, os.tmpdir(), LIMIT_NS, given);

  async function started(...args: Parameters<typeof scriptedProgram>): Promise<ProgramProcess> {
    const process = await start(scriptedProgram(...args));
    running.push(process);
    return process;
  }

  async function failureOf(done: Promise<unknown>): Promise<ProgramFailure> {
    const error: unknown = await done.catch((failure: unknown) => failure);
    if (!(error instanceof ProgramError)) throw new Error('the program did not fail');
    return error.failure;
  }

  test('says hello and carries out batches, and reports their times and counts', async () => {
    const process = await started('say({ id, ns: order.calls * order.n, counts: { steps: order.n } })');
    expect(process.hello).toEqual({ protocol: 1, runtime: 'Node', arms: ['work'], counts: ['steps'] });
    expect(await process.carryOut(order, LIMIT_NS)).toMatchObject({ id: 1, ns: 50, counts: { steps: 5 } });
    expect(await process.carryOut({ ...order, calls: 20 }, LIMIT_NS)).toMatchObject({
      id: 2,
      ns: 100,
      counts: { steps: 5 },
    });
  });

  test('may print other lines, and megabytes of errors', async () => {
    const process = await started(
      `process.stderr.write('x'.repeat(5e6)); console.log('working', '\\n{"id":1,"ns":9}'); say({ id, ns: 7 });`,
      "console.log('starting\\n{}'); process.stdout.write('y'.repeat(3e6) + '\\n');",
    );
    expect(await process.carryOut(order, LIMIT_NS)).toMatchObject({ ns: 7 });
    expect(await process.carryOut(order, LIMIT_NS)).toMatchObject({ ns: 7 });
  });

  test('that exits during a batch fails with its last lines', async () => {
    const process = await started("console.error('1\\n'.repeat(20) + 'out of fuel'); process.exit(3);");
    const failure = {
      kind: 'ended',
      doing: 'calling',
      by: 'exit code 3',
      stderrTail: [...Array<string>(11).fill('1'), 'out of fuel'],
    };
    expect(await failureOf(process.carryOut(order, LIMIT_NS))).toEqual(failure);
    expect(process.hasFailed).toBe(true);
    expect(await failureOf(process.carryOut(order, LIMIT_NS))).toEqual(failure);
  });

  test('that is killed during a batch fails with the signal', async () => {
    const process = await started("process.kill(process.pid, 'SIGKILL')");
    expect(await failureOf(process.carryOut(order, LIMIT_NS))).toMatchObject({
      kind: 'ended',
      by: 'SIGKILL',
      stderrTail: [],
    });
  });

  test('that ends before it says hello fails with its last lines', async () => {
    const failure = await failureOf(start(nodeProgram("throw new Error('no such file')")));
    expect(failure).toMatchObject({ kind: 'ended', doing: 'starting', by: 'exit code 1' });
    expect((failure as Extract<ProgramFailure, { kind: 'ended' }>).stderrTail.join()).toContain('Error: no such file');
  });

  test('that does not answer is ended at the limit, with all processes that it started', async () => {
    const process = await started(
      'if (order.count) say({ id, ns: 0, counts: { steps: process.pid, child: child.pid } });',
      "const child = require('node:child_process').spawn('sleep', ['1000'], { stdio: 'inherit' });",
    );
    const { counts } = await process.carryOut({ ...order, count: true }, LIMIT_NS);
    expect(isGone(counts.child!)).toBe(false);
    expect(await failureOf(process.carryOut(order, 50e6))).toEqual({
      kind: 'hung',
      doing: 'calling',
      limitNs: 50e6,
      stderrTail: [],
    });
    await untilGone(counts.steps!);
    await untilGone(counts.child!);
    expect(isGone(counts.child!)).toBe(true);
  });

  test.each([
    ['what is no answer', "process.stdout.write('asymptote: what?\\n')", 'what?'],
    ['an answer to another order', 'say({ id: 99, ns: 1 })', '{"id":99,"ns":1}'],
    ['no time', 'say({ id })', '{"id":1}'],
    ['a time that is no number', "say({ id, ns: '1' })", '{"id":1,"ns":"1"}'],
    [
      'a count that is not whole',
      'say({ id, ns: 1, counts: { steps: 0.5 } })',
      '{"id":1,"ns":1,"counts":{"steps":0.5}}',
    ],
  ])('that answers %s breaks the protocol, and is ended', async (_, behaviour, said) => {
    const process = await started(behaviour);
    const failure = await failureOf(process.carryOut(order, LIMIT_NS));
    expect(failure).toEqual({ kind: 'out of protocol', said, expected: 'asymptote: {"id":…,"ns":…,"counts":{…}}' });
    expect(process.hasFailed).toBe(true);
  });

  test('that answers without an order breaks the protocol', async () => {
    const process = await started('say({ id, ns: 1 }); say({ id, ns: 1 });');
    await process.carryOut(order, LIMIT_NS);
    while (!process.hasFailed) await new Promise((resolve) => setImmediate(resolve));
    expect(await failureOf(process.carryOut(order, LIMIT_NS))).toEqual({
      kind: 'out of protocol',
      said: '{"id":1,"ns":1}',
      expected: 'nothing, since nothing was asked',
    });
  });

  test('of another version of the protocol is refused', async () => {
    const script = `console.log('asymptote: {"protocol":2,"runtime":"x","arms":["a"]}'); setInterval(() => {}, 1000);`;
    expect(await failureOf(start(nodeProgram(script)))).toMatchObject({
      kind: 'out of protocol',
      said: '{"protocol":2,"runtime":"x","arms":["a"]}',
    });
  });

  test.each([
    ['is negative', -5],
    ['is longer than the round trip took', 1e15],
  ])('that answers a time which %s is ended', async (_, ns) => {
    const process = await started(`say({ id, ns: ${String(ns)} })`);
    expect(await failureOf(process.carryOut(order, LIMIT_NS))).toMatchObject({ kind: 'absurd time', ns });
  });

  test('whose call throws continues', async () => {
    const process = await started(
      "say(order.n === 5 ? { id, error: 'ZeroDivisionError', trace: ['at work'] } : { id, ns: 1 })",
    );
    expect(await failureOf(process.carryOut(order, LIMIT_NS))).toEqual({
      kind: 'threw',
      error: 'ZeroDivisionError',
      trace: ['at work'],
    });
    expect(await process.carryOut({ ...order, n: 6 }, LIMIT_NS)).toMatchObject({ ns: 1 });
  });

  test('ends when its input ends, without a signal', async () => {
    const timer = new FakeTimer();
    const process = await start(scriptedProgram('say({ id, ns: 0, counts: { steps: process.pid } })'), {
      clock: systemClock,
      timer,
    });
    const { counts } = await process.carryOut({ ...order, count: true }, LIMIT_NS);
    await process.end();
    expect(isGone(counts.steps!)).toBe(true);
  });

  test('that ignores the end of its input and SIGTERM is killed', async () => {
    const timer = new FakeTimer();
    const stubborn = scriptedProgram(
      'say({ id, ns: 0, counts: { steps: process.pid } })',
      "process.on('SIGTERM', () => undefined); setInterval(() => {}, 1000);",
    );
    const process = await start(stubborn, { clock: systemClock, timer });
    const { counts } = await process.carryOut({ ...order, count: true }, LIMIT_NS);
    const ended = process.end();
    while (!isGone(counts.steps!)) {
      timer.fire();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await ended;
    expect(isGone(counts.steps!)).toBe(true);
  });

  test.each([
    ['that does not exist', { command: 'no-such-command' }, 'missing'],
    ['that is a path to nothing', { command: './no-such-command' }, 'missing'],
    ['that may not be run', { command: __filename }, 'not started'],
    ['with an argument that no command can have', { command: process.execPath, args: ['\0'] }, 'not started'],
  ] as const)('with a command %s is not started', async (_, options, kind) => {
    expect(await failureOf(start(program(options).program))).toMatchObject({ kind });
  });

  test('is not started in a folder that does not exist', async () => {
    const { program: command } = program({ command: process.execPath });
    const folder = '/no/such/folder';
    expect(await failureOf(ProgramProcess.start(command, folder, LIMIT_NS, instruments))).toMatchObject({
      kind: 'not started',
      folder,
    });
  });

  test('that never says hello is ended at the limit', async () => {
    const starting = ProgramProcess.start(nodeProgram('setInterval(() => {}, 1000)'), os.tmpdir(), 50e6, instruments);
    expect(await failureOf(starting)).toMatchObject({ kind: 'hung', doing: 'starting', limitNs: 50e6 });
  });
});
