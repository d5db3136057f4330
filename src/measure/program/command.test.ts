import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { program } from '../../workload/program';
import { findCommand } from './command';

describe('findCommand', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-command-'));
    fs.writeFileSync(path.join(folder, 'worker'), '#!/bin/sh\n', { mode: 0o755 });
    fs.writeFileSync(path.join(folder, 'plain'), '');
    fs.mkdirSync(path.join(folder, 'folder'));
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  const found = (options: Parameters<typeof program>[0]): ReturnType<typeof findCommand> =>
    findCommand(program(options).program, folder);

  test('finds a name in the PATH of the program, in the order of its folders', () => {
    const PATH = ['/no/such/folder', folder].join(path.delimiter);
    expect(found({ command: 'worker', env: { PATH } })).toEqual({
      file: path.join(folder, 'worker'),
      searched: ['/no/such/folder', folder],
    });
  });

  test('resolves a path from the working directory of the program', () => {
    const file = path.join(folder, 'worker');
    expect(found({ command: './worker' })).toEqual({ file, searched: [file] });
    expect(found({ command: file })).toEqual({ file, searched: [file] });
  });

  test.each(['plain', 'folder', 'absent'])('does not accept %s as a command', (name) => {
    expect(found({ command: name, env: { PATH: folder } })).toEqual({ file: undefined, searched: [folder] });
  });

  test('finds a path that cannot be executed, which the system refuses later', () => {
    const [plain, absent] = ['plain', 'absent'].map((name) => path.join(folder, name)) as [string, string];
    expect(found({ command: './plain' })).toEqual({ file: plain, searched: [plain] });
    expect(found({ command: './absent' })).toEqual({ file: undefined, searched: [absent] });
  });

  test('searches no folder without a PATH', () => {
    expect(found({ command: 'worker', env: { PATH: undefined } })).toEqual({ file: undefined, searched: [] });
  });
});
