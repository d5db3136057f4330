/**
 * One round: the time per call of each cell, in the order in which they were taken. Ask for one by `cellKey`; a round
 * need not have every arm.
 */
export class Round extends Map<string, number> {
  /** How long the batch of the control arm lasted, which is of the same work in every round. */
  controlNs = 0;
  /** The cells of which the kernel preempted a batch, so that it was taken again where that was of use. */
  readonly preempted = new Set<string>();
}
