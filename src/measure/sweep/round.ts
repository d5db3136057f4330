/** A round: the time per call of each cell by its `cellKey`, in the order of measurement. It may lack arms. */
export class Round extends Map<string, number> {
  /** The duration of the batch of the control arm, which does the same work in every round. */
  controlNs = 0;
  /** The cells with a preempted batch, which was taken again if that could help. */
  readonly preempted = new Set<string>();
  /** How long all preempted batches lasted. */
  preemptedNs = 0;
}
