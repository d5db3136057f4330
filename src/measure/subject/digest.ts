import v8 from 'node:v8';

/** An input larger than this is not looked at: a change of it shows at the smaller sizes of the sweep. */
const LARGEST_BYTES = 16e6;

/**
 * Returns what tells an input from the same one changed, or undefined where that cannot be told: functions, sockets and
 * the like have no contents to compare.
 *
 * Classes count by their public fields, maps and sets by their order too.
 */
export function digestOf(input: unknown): Buffer | undefined {
  try {
    const contents = v8.serialize(input);
    return contents.length <= LARGEST_BYTES ? contents : undefined;
  } catch {
    return undefined;
  }
}
