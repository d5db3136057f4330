import v8 from 'node:v8';

/** A larger input has no digest: a change of it shows at the smaller sizes of the sweep. */
const LARGEST_BYTES = 16e6;

/**
 * Returns the contents of an input, which differ after a change, or undefined if there is nothing to compare: functions
 * and sockets, for example, have no contents.
 *
 * Objects of classes have their public fields as contents, maps and sets their entries in order.
 */
export function digestOf(input: unknown): Buffer | undefined {
  try {
    const contents = v8.serialize(input);
    return contents.length <= LARGEST_BYTES ? contents : undefined;
  } catch {
    return undefined;
  }
}
