import { program, type ProgramCommand } from '../../../workload/program';

const PRELUDE = `
  const say = (message) => process.stdout.write('asymptote: ' + JSON.stringify(message) + '\\n');
  say({ protocol: 1, runtime: 'Node', arms: ['work'], counts: ['steps'] });
  require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const order = JSON.parse(line);
    const { id } = order;
`;

/** Returns a program in JavaScript that says hello, and runs a script for each `order`. */
export function scriptedProgram(behaviour: string, preamble = ''): ProgramCommand {
  return nodeProgram(`${preamble}\n${PRELUDE}\n${behaviour}\n});`);
}

/** Returns a program that runs only this script. */
export function nodeProgram(script: string): ProgramCommand {
  return program({ command: process.execPath, args: ['-e', script] }).program;
}
