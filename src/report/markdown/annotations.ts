import path from 'node:path';
import type { Item } from '../../record/comparison';

/**
 * Returns what a GitHub workflow prints to mark the lines of what failed or would have: its workflow commands.
 *
 * @param items - what was found
 * @param root - the root of the repository: GitHub knows files by their paths from there
 */
export function annotations(items: readonly Item[], root: string): string[] {
  return items.flatMap(({ gravity, label, file, name, text, advisory, line }) => {
    if (gravity !== 'violated' && gravity !== 'undecided') return [];
    const command = gravity === 'violated' && !advisory ? 'error' : 'warning';
    const properties = [
      `file=${property(path.relative(root, file).split(path.sep).join('/'))}`,
      ...(line === undefined ? [] : [`line=${String(line)}`]),
      `title=${property(`${label}: ${name}`)}`,
    ];
    return [`::${command} ${properties.join(',')}::${data(text)}`];
  });
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands: what must be escaped in a message. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In a property a colon and a comma must be, too. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
