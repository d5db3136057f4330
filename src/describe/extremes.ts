import type { Interval } from '../model/interval';

/** Returns the first and the last of some items, at least one. */
export function endsOf<Item>(items: readonly Item[]): readonly [Item, Item] {
  return [items[0] as Item, items.at(-1) as Item];
}

/** Returns the first item, of at least one, with the largest figure. */
export function greatestBy<Item>(items: readonly Item[], figure: (item: Item) => number): Item {
  return items.reduce((a, b) => (figure(b) > figure(a) ? b : a));
}

/** Returns the interval of 1 over a figure that is over 0. */
export function inverseOf({ estimate, low, high }: Interval): Interval {
  return { estimate: 1 / estimate, low: 1 / high, high: 1 / low };
}
