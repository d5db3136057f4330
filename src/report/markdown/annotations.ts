import path from 'node:path';
import { isGrave, type Item } from '../../record/comparison';

/** Returns the commands that make GitHub mark the lines of claims that failed, given the root of the repository. */
export function annotations(items: readonly Item[], root: string): string[] {
  return items.filter(isGrave).map(({ gravity, label, file, name, text, advisory, line }) => {
    const command = gravity === 'violated' && !advisory ? 'error' : 'warning';
    const properties = [
      `file=${property(path.relative(root, file).split(path.sep).join('/'))}`,
      ...(line === undefined ? [] : [`line=${String(line)}`]),
      `title=${property(`${label}: ${name}`)}`,
    ];
    return `::${command} ${properties.join(',')}::${data(text)}`;
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
