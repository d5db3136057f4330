import v8 from 'node:v8';

/** A larger input has no digest: a change of it shows at the smaller sizes of the sweep. */
const LARGEST_BYTES = 16e6;

/**
 * Returns whether two digests have the same contents. Reading an array can change how the engine stores its numbers, and
 * a digest shows that: read back and written again, equal numbers are equal bytes.
 */
export function isSameDigest(before: Buffer, after: Buffer): boolean {
  const rewritten = (digest: Buffer): Buffer => v8.serialize(v8.deserialize(digest));
  return before.equals(after) || rewritten(before).equals(rewritten(after));
}

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
