import path from 'node:path';
import { isGrave, type Item } from '../../record/comparison';

/**
 * Returns the commands that make GitHub mark the lines of claims that failed, and the lines of source that take their
 * time, given the root of the repository.
 */
export function annotations(items: readonly Item[], root: string): string[] {
  return items.filter(isGrave).flatMap(({ gravity, label, file, name, text, advisory, line, culprit }) => {
    const command = gravity === 'violated' && !advisory ? 'error' : 'warning';
    const title = `${label}: ${name}`;
    const marked = [{ file, line, text }, ...(culprit === undefined ? [] : [culprit])];
    return marked.map((place) => `::${command} ${properties(place, title, root)}::${data(place.text)}`);
  });
}

function properties({ file, line }: Pick<Item, 'file' | 'line'>, title: string, root: string): string {
  return [
    `file=${property(path.relative(root, file).split(path.sep).join('/'))}`,
    ...(line === undefined ? [] : [`line=${String(line)}`]),
    `title=${property(title)}`,
  ].join(',');
}

/** Escapes a message: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes a property, in which a colon and a comma have a meaning too. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
