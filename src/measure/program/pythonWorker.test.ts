import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { program, pythonWorker } from '../../workload/program';
import { systemClock } from '../clock/clock';
import { systemTimer } from '../subject/settling';
import type { ProgramError, ProgramFailure } from './failure';
import { ProgramProcess } from './process';

const AWAITING = path.join(__dirname, '../../../fixtures/awaiting/python/awaiting.py');
const LIMIT_NS = 20e9;

describe('the worker for Python', () => {
  let folder: string;
  let running: ProgramProcess | undefined;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-python-'));
  });
  afterEach(async () => {
    await running?.end();
    running = undefined;
    fs.rmSync(folder, { recursive: true });
  });

  async function started(file: string): Promise<ProgramProcess> {
    const command = process.env.PYTHON ?? 'python3';
    const { program: python } = program({ command, args: [pythonWorker, file] });
    running = await ProgramProcess.start(python, folder, LIMIT_NS, { clock: systemClock, timer: systemTimer });
    return running;
  }

  function fileWith(...lines: readonly string[]): string {
    const file = path.join(folder, 'sorting.py');
    fs.writeFileSync(file, lines.join('\n'));
    return file;
  }

  async function failureOf<Kind extends ProgramFailure['kind']>(
    kind: Kind,
    done: Promise<unknown>,
  ): Promise<Extract<ProgramFailure, { kind: Kind }>> {
    const error: unknown = await done.catch((failure: unknown) => failure);
    expect((error as ProgramError).failure.kind).toBe(kind);
    return (error as ProgramError).failure as Extract<ProgramFailure, { kind: Kind }>;
  }

  const order = { n: 4, calls: 3, warm: true, count: false };

  test('reports its version of Python, and offers the public functions of the file that take n', async () => {
    const file = fileWith(
      'from math import sqrt',
      'from heapq import merge',
      'LIMIT = 3',
      'def sort(n): return sorted(range(n))',
      'async def read(n, size=1): pass',
      'def _own(n): pass',
      'def compare(a, b): pass',
      'def now(): pass',
      'def each(n): yield n',
      'async def every(n): yield n',
      'def typed(n: "Absent") -> "Absent": pass',
      'class Tree: pass',
    );
    const { hello } = await started(file);
    expect(hello.runtime).toMatch(/^\w+ 3\.\d+\.\d+/);
    expect(hello).toMatchObject({ arms: ['read', 'sort', 'typed'], counts: ['tasks', 'loopTurns', 'steps'] });
  });

  test('finds modules next to the file', async () => {
    fs.writeFileSync(path.join(folder, 'beside.py'), 'def helper(n): return n\n');
    const { hello } = await started(fileWith('from beside import helper', 'def work(n): return helper(n)'));
    expect(hello.arms).toEqual(['work']);
  });

  test.each(['sequential_tasks', 'plain_calls'])('times calls of %s', async (arm) => {
    const process = await started(AWAITING);
    const { ns } = await process.carryOut({ ...order, arm }, LIMIT_NS);
    expect(ns).toBeGreaterThan(0);
  });

  test.each([
    ['nested_tasks', { tasks: 5, loopTurns: 10 }],
    ['sequential_tasks', { tasks: 4, loopTurns: 8 }],
    ['one_more_task', { tasks: 5, loopTurns: 10 }],
    ['nested_coroutines', { tasks: 0, loopTurns: 0 }],
    ['plain_calls', {}],
  ])('counts the tasks and the turns of %s', async (arm, counts) => {
    const process = await started(AWAITING);
    const counting = { ...order, arm, calls: 1, warm: false, count: true };
    for (let repetition = 0; repetition < 2; repetition++) {
      expect((await process.carryOut(counting, LIMIT_NS)).counts).toEqual(counts);
    }
  });

  describe('counts as steps the lines that a call runs', () => {
    const stepsOf = async (arm: string, ...n: number[]): Promise<(number | undefined)[]> => {
      const process = await started(
        fileWith(
          'import json',
          'from beside import helper',
          'def loop(n):',
          '    total = 0',
          '    for i in range(n):',
          '        total += i',
          '    return total',
          'def library(n):',
          '    return json.loads(json.dumps([0] * n))',
          'def elsewhere(n):',
          '    return helper(n)',
          'async def _wait(n):',
          '    return n',
          'async def awaits(n):',
          '    for i in range(n):',
          '        await _wait(n)',
        ),
      );
      const counting = { ...order, arm, calls: 1, warm: false, count: true, metric: 'steps' };
      const counted: (number | undefined)[] = [];
      for (const size of n) counted.push((await process.carryOut({ ...counting, n: size }, LIMIT_NS)).counts.steps);
      return counted;
    };
    beforeEach(() => {
      fs.writeFileSync(path.join(folder, 'beside.py'), 'def helper(n):\n    n += 1\n    return n\n');
    });

    test.each([
      ['of a loop', 'loop', [3, 23, 23]],
      ['not those of what Python brings with it', 'library', [1, 1, 1]],
      ['of other files of its own', 'elsewhere', [3, 3, 3]],
      ['of coroutines', 'awaits', [1, 31, 31]],
    ])('%s', async (_, arm, expected) => {
      expect(await stepsOf(arm, 0, 10, 10)).toEqual(expected);
    });

    test('where they are asked for', async () => {
      const process = await started(fileWith('def work(n): return n'));
      const counting = { ...order, arm: 'work', calls: 1, warm: false, count: true };
      expect((await process.carryOut(counting, LIMIT_NS)).counts).toEqual({});
    });
  });

  test('lets functions print, and hides its input from them', async () => {
    const file = fileWith(
      'import subprocess, sys',
      'def work(n):',
      "    print('asymptote: {}', flush=True)",
      '    sys.stdin.read()',
      "    subprocess.run(['cat'], check=True)",
    );
    const process = await started(file);
    expect(await process.carryOut({ ...order, arm: 'work' }, LIMIT_NS)).toMatchObject({ id: 1 });
    expect(await process.carryOut({ ...order, arm: 'work' }, LIMIT_NS)).toMatchObject({ id: 2 });
  });

  test('refuses a plain function that returns an awaitable', async () => {
    const file = fileWith('async def _read(n): pass', 'def work(n): return _read(n)');
    const process = await started(file);
    const { error } = await failureOf('threw', process.carryOut({ ...order, arm: 'work' }, LIMIT_NS));
    expect(error).toBe('TypeError: work returns an awaitable: make it async, and await that in it');
  });

  test('reports whether it was preempted, and how long it waited for a core, if the system tells', async () => {
    const process = await started(AWAITING);
    const { preempted, waitNs } = await process.carryOut({ ...order, arm: 'plain_calls' }, LIMIT_NS);
    expect([typeof preempted, typeof waitNs]).toEqual(['boolean', 'number']);
  });

  test('reports what a call threw, and continues', async () => {
    const process = await started(fileWith('def work(n):', '    return 1 / (n - 4)'));
    const failure = await failureOf('threw', process.carryOut({ ...order, arm: 'work' }, LIMIT_NS));
    expect(failure.error).toBe('ZeroDivisionError: division by zero');
    expect(failure.trace.join('\n')).toMatch(/^ {2}File ".*sorting\.py", line 2, in work\n/);
    expect(await process.carryOut({ ...order, arm: 'work', n: 5 }, LIMIT_NS)).toMatchObject({ id: 2 });
  });

  test('ends with the error of Python if the file cannot be loaded', async () => {
    const failure = await failureOf('ended', started(fileWith('import nothing_of_the_kind')));
    expect(failure).toMatchObject({ doing: 'starting', by: 'exit code 1' });
    expect(failure.stderrTail[1]).toMatch(/^ {2}File ".*sorting\.py", line 1, in <module>/);
    expect(failure.stderrTail.at(-1)).toMatch(/No module named 'nothing_of_the_kind'/);
  });
});
