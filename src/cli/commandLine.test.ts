import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from './commandLine';

const { version } = JSON.parse(fs.readFileSync(path.join(__dirname, '../../package.json'), 'utf8')) as {
  version: string;
};

describe('runCommand', () => {
  let output: string;
  let errors: string;
  beforeEach(() => {
    [output, errors] = ['', ''];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      output += String(text);
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      errors += String(text);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('without arguments prints the commands, and returns 2', async () => {
    expect(await runCommand([])).toBe(2);
    expect(errors).toMatch(/^Usage: npx asymptote \[options\] \[command\]/);
  });

  test.each([
    ['docter', "unknown command 'docter'\n(Did you mean doctor?)\nType: npx asymptote --help"],
    ['--verbose', "unknown option '--verbose'\nType: npx asymptote --help"],
    ['compare --withn', "unknown option '--withn'\n(Did you mean --within?)\nType: npx asymptote compare --help"],
    ['compare --within 5', "It must be a ratio over 1, as in --within '5 %'.\nType: npx asymptote compare --help"],
    [
      'replay a b',
      "too many arguments for 'replay'. Expected 1 argument but got 2.\nType: npx asymptote replay --help",
    ],
    [
      'doctor -- a',
      "too many arguments for 'doctor'. Expected 0 arguments but got 1.\nType: npx asymptote doctor --help",
    ],
  ])('rejects `%s` with what to type, and returns 2', async (args, message) => {
    expect(await runCommand(args.split(' '))).toBe(2);
    expect(errors).toMatch(/^asymptote: /);
    expect(errors).toContain(message);
    expect(output).toBe('');
  });

  test.each(['', 'compare ', 'doctor ', 'replay ', 'report '])('`%s--help` prints the usage', async (command) => {
    expect(await runCommand(`${command}--help`.split(' '))).toBe(0);
    expect(output).toMatch(new RegExp(`^Usage: npx asymptote ${command}`));
  });

  test.each(['', 'compare ', 'doctor '])('`%s--version` prints the version of the package', async (command) => {
    expect(await runCommand(`${command}--version`.split(' '))).toBe(0);
    expect(output).toBe(`${version}\n`);
  });
});
