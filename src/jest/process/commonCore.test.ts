import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { keepOnCommonCore } from './commonCore';

describe('keepOnCommonCore', () => {
  let children: ChildProcess[];
  beforeEach(() => {
    children = [0, 1].map(() =>
      spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1e6)'], { stdio: 'ignore' }),
    );
  });
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
  });
  const coresOf = (pid: number | string): string | undefined =>
    /^Cpus_allowed_list:\s*(?<cores>\S+)$/m.exec(fs.readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.groups?.cores;

  test('pins the main threads of both to one core of this process', async () => {
    const pids = children.map(({ pid }) => pid!);
    await keepOnCommonCore(pids, () => 0);
    const [first, second] = pids.map(coresOf);
    expect(first).toMatch(/^\d+$/);
    expect(second).toBe(first);
    expect(coresOf('self')!.startsWith(first!)).toBe(true);
  });

  test('tolerates a process that has ended', async () => {
    await expect(keepOnCommonCore([2 ** 22 + 1], () => 0.99)).resolves.toBeUndefined();
  });
});
