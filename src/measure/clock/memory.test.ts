import { defaultMemoryLimitBytes, systemMemory } from './memory';

const MIB = 2 ** 20;

describe('the memory of the process', () => {
  test('counts what is kept, on the heap and beside it', () => {
    const before = systemMemory.usedBytes();
    const kept = [new Array<number>(4 * MIB).fill(0.5), new Uint8Array(32 * MIB)];
    const added = systemMemory.usedBytes() - before;
    expect(kept).toHaveLength(2);
    // Eight bytes a number, and one a byte; a collection may hide as much of what was there before.
    expect(added).toBeGreaterThan(32 * MIB);
  });

  test('does not count small objects that nothing keeps', () => {
    const before = systemMemory.usedBytes();
    let sum = 0;
    for (let i = 0; i < 1e6; i++) sum += { i, of: [i] }.of.length;
    expect(sum).toBe(1e6);
    expect(systemMemory.usedBytes() - before).toBeLessThan(4 * MIB);
  });

  test('limits a size to less than there is', () => {
    expect(defaultMemoryLimitBytes()).toBeGreaterThan(0);
    expect(defaultMemoryLimitBytes()).toBeLessThanOrEqual(process.availableMemory());
  });
});
