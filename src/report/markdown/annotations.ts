import path from 'node:path';
import type { Item } from '../../record/comparison';

/**
 * Returns the workflow commands that make GitHub mark the lines of what failed, or would have failed if not advisory.
 *
 * @param items - what a comparison found
 * @param root - the root of the repository, from which GitHub knows the paths of files
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

/** Escapes a message: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes a property, in which a colon and a comma have a meaning too. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
