/** A size, and the time that a tool takes for that of one call. */
export interface Sample {
  readonly n: number;
  readonly seconds: number;
}
