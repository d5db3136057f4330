import colours from 'picocolors';
import { wrap } from '../../report/terminal/textLines';

/** The result of one check of the machine or the configuration. */
export interface Finding {
  readonly topic: string;
  /** One or more sentences. */
  readonly message: string;
  /** Whether claims would be refused because of it. */
  readonly refusesClaims: boolean;
}

/** How wide printed lines may be, and how wide the column of topics is. */
const WIDTH = { line: 100, topic: 12 } as const;

/** Returns a finding as lines of text, with its topic in the first column. */
export function findingText({ topic, message, refusesClaims }: Finding): string {
  const [first = '', ...others] = wrap(message, WIDTH.line - WIDTH.topic);
  const paint = refusesClaims ? colours.red : colours.bold;
  const indented = others.map((line) => `${' '.repeat(WIDTH.topic)}${line}`);
  return [`${paint(topic.padEnd(WIDTH.topic))}${first}`, ...indented].join('\n');
}
