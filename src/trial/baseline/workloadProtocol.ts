import type { WorkloadServer, OfferedClaim } from './workloadServer';

/** What a bench can be asked for, by name. */
export type Order = {
  readonly [Name in keyof WorkloadServer]: { readonly order: Name; readonly args: Parameters<WorkloadServer[Name]> };
}[keyof WorkloadServer];

/** What a process with benches says: which tests its file has, which claim waits, and what came of an order. */
export type Said =
  | { readonly pid: number; readonly file: string }
  | { readonly tests: readonly string[] }
  | { readonly claim: OfferedClaim }
  | { readonly done: unknown }
  /** In words: what a workload did that keeps it from being measured. */
  | { readonly fault: string };

/** What it is told: to carry out an order on the claim that waits, or to go on to the next one. */
export type Told = Order | { readonly next: true };

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
