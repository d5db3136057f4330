import v8 from 'node:v8';

/** A larger input has no digest: a change of it shows at the smaller sizes of the sweep. */
const LARGEST_BYTES = 16e6;
/** A number takes about so much. */
const NUMBER_BYTES = 4;
/** So many items of a list show how large it is. */
const LOOKED_AT = 11;
/** Items of lists are looked at down to this depth. */
const DEPTH = 5;

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
    // Writing all of it could take seconds, and as much memory again.
    if (roughBytes(input) > LARGEST_BYTES) return undefined;
    const contents = v8.serialize(input);
    return contents.length <= LARGEST_BYTES ? contents : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Returns about how many bytes the contents of a value take, by a few items of each list; mostly too few. A list counts as
 * if all of its items were like the middle one of those: a single large item makes no list of small ones a large one.
 */
function roughBytes(value: unknown, depth: number = DEPTH): number {
  if (typeof value === 'string') return value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null || depth === 0) return NUMBER_BYTES;
  const list = value instanceof Map || value instanceof Set || Array.isArray(value) ? value : Object.values(value);
  const length = Array.isArray(list) ? list.length : list.size;
  const bytes = someOf(list, length).map((item) => roughBytes(item, depth - 1));
  if (length <= LOOKED_AT) return bytes.reduce((sum, each) => sum + each, 0);
  return length * bytes.sort((a, b) => a - b)[(LOOKED_AT - 1) / 2]!;
}

/** Returns all items of a short list, or some: of an array from all over it, of others the first, which are at hand. */
function someOf(list: Iterable<unknown>, length: number): unknown[] {
  if (length <= LOOKED_AT) return [...list];
  if (Array.isArray(list)) {
    const all: readonly unknown[] = list;
    return Array.from({ length: LOOKED_AT }, (_, i) => all[Math.floor((i * length) / LOOKED_AT)]);
  }
  const items: unknown[] = [];
  for (const item of list) if (items.push(item) === LOOKED_AT) break;
  return items;
}
