/** A source of uniform numbers in [0, 1). */
export type Random = () => number;

/** A source that can be drawn from again. */
export type SeededRandom = Random & { readonly seed: number };
