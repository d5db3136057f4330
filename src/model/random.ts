/** A source of uniform numbers in [0, 1). */
export type Random = () => number;

/** A source whose numbers can be repeated from its seed. */
export type SeededRandom = Random & { readonly seed: number };
