/** Thrown where an order could not be carried out, in the words of the process that tried. */
export class WorkloadServerError extends Error {}

/** Thrown where the base could not get an arm ready: it may lack what the arm is about. */
export class ArmMissing extends WorkloadServerError {
  readonly arm: string;

  constructor(arm: string, because: string) {
    super(because);
    this.arm = arm;
  }
}
