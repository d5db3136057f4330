import type { Random } from '../../model/random';

/** Returns the items in a random order. All orders are equally likely. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  // Fisher and Yates, as in Knuth, The Art of Computer Programming 2, 3.4.2, algorithm P
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const item = order[i] as Item;
    order[i] = order[j] as Item;
    order[j] = item;
  }
  return order;
}
