/** A size, and the time of one call as a tool measures it. */
export interface Sample {
  readonly n: number;
  readonly seconds: number;
}
