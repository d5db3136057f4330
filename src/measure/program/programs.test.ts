import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { program } from '../../workload/program';
import { systemClock } from '../clock/clock';
import { systemTimer } from '../subject/settling';
import { ProgramError } from './failure';
import { SystemPrograms } from './programs';
import { isGone } from './testing/liveness';
import { scriptedProgram } from './testing/scriptedProgram';

const LIMIT_NS = 20e9;
const order = { arm: 'work', n: 5, calls: 1, warm: false, count: true };
/** A program that counts its process id, and exits if n is 0. */
const answering = (): ReturnType<typeof scriptedProgram> =>
  scriptedProgram('if (order.n === 0) process.exit(1); say({ id, ns: 0, counts: { pid: process.pid } });');

describe('SystemPrograms', () => {
  let programs: SystemPrograms;
  beforeEach(() => {
    programs = new SystemPrograms({ clock: systemClock, timer: systemTimer });
  });
  afterEach(() => programs.end());

  async function pidOf(command = answering(), n = 5): Promise<number> {
    const running = await programs.running(command, LIMIT_NS);
    const { counts } = await running.carryOut({ ...order, n }, LIMIT_NS);
    return counts.pid!;
  }

  test('run the same command in one process, and report its runtime', async () => {
    expect(programs.runtimes).toEqual([]);
    const pid = await pidOf();
    expect(await pidOf()).toBe(pid);
    expect(await pidOf(scriptedProgram('say({ id, ns: 0, counts: { pid: process.pid } })'))).not.toBe(pid);
    expect(programs.runtimes.map(({ runtime }) => runtime)).toEqual(['Node', 'Node']);
  });

  test('restart a program that has ended', async () => {
    const pid = await pidOf();
    await expect(pidOf(answering(), 0)).rejects.toThrow(ProgramError);
    expect(await pidOf()).not.toBe(pid);
  });

  test('end with all processes that they started, even before they are ready', async () => {
    const pid = await pidOf();
    const starting = programs.running(scriptedProgram('say({ id, ns: 1 })'), LIMIT_NS);
    await programs.end();
    expect(isGone(pid)).toBe(true);
    expect((await starting).hasFailed).toBe(true);
    expect(programs.runtimes).toEqual([]);
  });

  test('run in the folder of the project', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-programs-'));
    fs.mkdirSync(path.join(folder, 'inside'));
    programs.folder = folder;
    const script = "asymptote: ' + JSON.stringify({ protocol: 1, runtime: process.cwd(), arms: ['a'] }))";
    const options = { command: process.execPath, args: ['-e', `console.log('${script}; process.stdin.resume();`] };
    await programs.running(program(options).program, LIMIT_NS);
    await programs.running(program({ ...options, cwd: 'inside' }).program, LIMIT_NS);
    const real = fs.realpathSync(folder);
    expect(programs.runtimes.map(({ runtime }) => runtime)).toEqual([real, path.join(real, 'inside')]);
    fs.rmSync(folder, { recursive: true });
  });

  test('report a missing command of an optional program only', () => {
    const isMissing = (options: Parameters<typeof program>[0]): boolean => programs.isMissing(program(options).program);
    expect(isMissing({ command: 'no-such-command', optional: true })).toBe(true);
    expect(isMissing({ command: 'no-such-command' })).toBe(false);
    expect(isMissing({ command: process.execPath, optional: true })).toBe(false);
  });
});
