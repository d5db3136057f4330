import { program } from '../../workload/program';
import type { CallOptions } from '../clock/instruments';
import { FakeInstruments } from '../testing/fakeInstruments';
import { WorkloadError, type WorkloadProblem } from '../subject/workloadError';
import { ProgramError } from './failure';
import { prepareProgram, programCounts } from './subject';

const cell = { arm: 'nested', n: 8 };

describe('the arm of a program', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
    instruments.programs.arms = ['nested_tasks', 'plain_calls'];
  });
  const worker = program({ command: '/bin/python3', args: ['worker.py'] });

  const options = (): CallOptions => ({ limitNs: 10e9, instruments });

  async function problemOf(done: Promise<unknown>): Promise<WorkloadProblem> {
    const error: unknown = await done.catch((failure: unknown) => failure);
    if (!(error instanceof WorkloadError)) throw new Error('there was no WorkloadError');
    expect(error.cell).toEqual(cell);
    return error.problem;
  }

  test('is timed by the program itself, with its preemptions and its waiting', async () => {
    instruments.programs.counts = { tasks: 9 };
    const subject = await prepareProgram(worker.arm('nested_tasks'), cell, options());
    expect(subject).toMatchObject({ arm: 'nested', n: 8, reusable: true, reports: ['tasks'] });
    const order = { arm: 'nested_tasks', n: 8, calls: 50, warm: true, count: false };
    expect(await subject.time(50, true)).toEqual({ durationNs: 400_000, preempted: false, waitNs: undefined });
    expect(instruments.programs.orders.at(-1)).toEqual(order);
    instruments.programs.further = { preempted: true, waitNs: 5_000 };
    expect(await subject.time(50, true)).toEqual({ durationNs: 400_000, preempted: true, waitNs: 5_000 });
  });

  test('is called a few times first, and records their times without their waiting', async () => {
    const timesNs: number[] = [];
    instruments.programs.further = { waitNs: 2_000 };
    const record = (timeNs: number): number => timesNs.push(timeNs);
    await prepareProgram(worker.arm('nested_tasks'), cell, { ...options(), record });
    expect(timesNs).toEqual([6_000, 6_000, 6_000]);
  });

  test('needs no name if it is the only one', async () => {
    expect(await problemOf(prepareProgram(worker, cell, options()))).toEqual({
      kind: 'program',
      program: 'python3 worker.py',
      failure: { kind: 'no such arm', arm: undefined, offered: ['nested_tasks', 'plain_calls'] },
    });
    instruments.programs.arms = ['work'];
    await prepareProgram(worker, cell, options());
    expect(instruments.programs.orders[0]).toMatchObject({ arm: 'work' });
  });

  test('is refused if the program does not offer it', async () => {
    const failure = { kind: 'no such arm', arm: 'sort', offered: ['nested_tasks', 'plain_calls'] };
    expect(await problemOf(prepareProgram(worker.arm('sort'), cell, options()))).toMatchObject({ failure });
  });

  test('fails with its cell if the program is missing or fails', async () => {
    instruments.programs.before = () => {
      throw new ProgramError({ kind: 'ended', doing: 'calling', by: 'SIGKILL', stderrTail: [] });
    };
    expect(await problemOf(prepareProgram(worker.arm('plain_calls'), cell, options()))).toMatchObject({
      failure: { kind: 'ended', by: 'SIGKILL' },
    });
    instruments.programs.missing.add('/bin/python3');
    expect(await problemOf(prepareProgram(worker.arm('plain_calls'), cell, options()))).toMatchObject({
      failure: { kind: 'missing' },
    });
  });

  test('is counted by the program, once for each repetition', async () => {
    instruments.programs.counts = { tasks: 9, loopTurns: 18 };
    const counting = { limitNs: 10e9, instruments };
    expect(await programCounts(worker.arm('nested_tasks'), cell, 'loopTurns', counting)).toEqual([18, 18, 18]);
    expect(instruments.programs.orders).toHaveLength(3);
    expect(instruments.programs.orders[0]).toEqual({
      arm: 'nested_tasks',
      n: 8,
      calls: 1,
      warm: false,
      count: true,
      metric: 'loopTurns',
    });
  });

  test('is refused if it does not count the metric', async () => {
    instruments.programs.counts = { tasks: 9 };
    const counts = programCounts(worker.arm('nested_tasks'), cell, 'promises', { limitNs: 10e9, instruments });
    expect(await problemOf(counts)).toMatchObject({
      failure: { kind: 'no such count', metric: 'promises', offered: ['tasks'] },
    });
  });
});
