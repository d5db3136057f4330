/** An estimate with its 95 % confidence interval, all in the unit of what is estimated. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** An estimate with a confidence interval of which an end is unknown when the sample is too small to bound it. */
export interface OpenInterval {
  readonly estimate: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
}
