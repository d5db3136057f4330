/** How a collection spent its time. */
export interface Spending {
  warmUpNs: number;
  /** The time of batches that were kept. */
  measuringNs: number;
  /** The time of preempted batches that were taken again, and the time between batches. */
  lostNs: number;
}
