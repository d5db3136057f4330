/** Thrown if an order failed, with the message of the process that tried. */
export class WorkloadServerError extends Error {}

/** Thrown if the base could not prepare an arm: its code may not have it yet. */
export class ArmMissing extends WorkloadServerError {
  readonly arm: string;

  constructor(arm: string, because: string) {
    super(because);
    this.arm = arm;
  }
}
