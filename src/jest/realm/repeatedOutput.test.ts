import { repeatedOutputOnce } from './repeatedOutput';

interface Entry {
  readonly message: string;
  readonly type: string;
  readonly origin: string;
}

describe('the entries of a console', () => {
  const entries: Entry[] = [];
  const realm = { console: { getBuffer: () => (entries.length === 0 ? undefined : entries) } };
  const prints = (message: string, type = 'warn'): void => void entries.push({ message, type, origin: 'a line' });
  const measured = (measure: () => void): Promise<void> =>
    repeatedOutputOnce(
      realm,
      false,
    )(() => {
      measure();
      return Promise.resolve();
    });
  beforeEach(() => {
    entries.length = 0;
  });

  test('are shown once each, with how often they were made while a claim was measured', async () => {
    await measured(() => {
      for (let i = 0; i < 12_345; i++) prints('deprecated');
      prints('deprecated', 'error');
      prints('once');
    });
    expect(entries).toEqual([
      {
        message: 'deprecated\n(shown once; printed 12,345 times while it was measured)',
        type: 'warn',
        origin: 'a line',
      },
      { message: 'deprecated', type: 'error', origin: 'a line' },
      { message: 'once', type: 'warn', origin: 'a line' },
    ]);
  });

  test('stay as they are outside of measuring', async () => {
    prints('before');
    prints('before');
    await measured(() => prints('before'));
    prints('before');
    expect(entries.map(({ message }) => message)).toEqual(['before', 'before', 'before', 'before']);
  });

  test('are merged even if the workload fails', async () => {
    const failing = measured(() => {
      prints('oh');
      prints('oh');
      throw new Error('no more');
    });
    await expect(failing).rejects.toThrow('no more');
    expect(entries).toHaveLength(1);
  });
});

describe('a process that prints at once', () => {
  let written: string[];
  beforeEach(() => {
    written = [];
    const record = (text: unknown): boolean => written.push(String(text)) > 0;
    jest.spyOn(process.stdout, 'write').mockImplementation(record);
    jest.spyOn(process.stderr, 'write').mockImplementation(record);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  const measured = (measure: () => unknown): Promise<unknown> =>
    repeatedOutputOnce({ console: {} }, true)(() => Promise.resolve(measure()));

  test('writes each text once, and then how often it came', async () => {
    const done: unknown[] = [];
    await measured(() => {
      for (let i = 0; i < 1_500; i++)
        process.stdout.write('  console.warn\n    slow path\n', (error) => done.push(error));
      process.stderr.write('once\n');
    });
    expect(written).toEqual([
      '  console.warn\n    slow path\n',
      'once\n',
      '“slow path” is shown once; printed 1,500 times while it was measured\n',
    ]);
    expect(done).toHaveLength(1_499);
    process.stdout.write('again\n');
    process.stdout.write('again\n');
    expect(written.slice(-2)).toEqual(['again\n', 'again\n']);
  });

  test('takes texts for the same that differ in where they come from', async () => {
    await measured(() => {
      for (let i = 0; i < 3; i++)
        process.stdout.write(`  console.warn\n    slow\n\n      at work (a.js:${String(i)}:1)\n\n`);
    });
    expect(written).toHaveLength(2);
    expect(written[1]).toBe('“slow” is shown once; printed 3 times while it was measured\n');
  });

  test('writes texts that differ from call to call as they come', async () => {
    await measured(() => {
      for (let i = 0; i < 1_200; i++) process.stdout.write(`call ${String(i)}\n`);
    });
    expect(written).toHaveLength(1_200);
  });

  test('has Node print each warning once, and other listeners hear all of them', async () => {
    const printed: string[] = [];
    const heard: string[] = [];
    const onWarning = (warning: Error): void => void printed.push(warning.message);
    const listener = (warning: Error): void => void heard.push(warning.message);
    const own = process.listeners('warning');
    process.removeAllListeners('warning').on('warning', onWarning).on('warning', listener);
    try {
      await measured(() => {
        for (let i = 0; i < 3; i++) process.nextTick(() => process.emit('warning', new Error('deprecated')));
      });
      process.emit('warning', new Error('deprecated'));
      expect(printed).toEqual(['deprecated', 'deprecated']);
      expect(heard).toHaveLength(4);
      expect(written).toEqual(['“Error: deprecated” is shown once; printed 3 times while it was measured\n']);
    } finally {
      process.removeAllListeners('warning');
      for (const each of own) process.on('warning', each);
    }
  });
});
