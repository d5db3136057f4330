import type { Bench, WaitingClaim } from './bench';

/** What a bench can be asked for, by name. */
export type Order = {
  readonly [Name in keyof Bench]: { readonly order: Name; readonly args: Parameters<Bench[Name]> };
}[keyof Bench];

/** What a process with benches says: which tests its file has, which claim waits, and what came of an order. */
export type Said =
  | { readonly pid: number; readonly file: string }
  | { readonly tests: readonly string[] }
  | { readonly claim: WaitingClaim }
  | { readonly done: unknown }
  /** In words: what a workload did that keeps it from being measured. */
  | { readonly fault: string };

/** What it is told: to carry out an order on the claim that waits, or to go on to the next one. */
export type Told = Order | { readonly next: true };

/** Thrown where an order could not be carried out, in the words of the process that tried. */
export class BenchFault extends Error {}

/** Thrown where the base could not get an arm ready: it may lack what the arm is about. */
export class ArmLacking extends BenchFault {
  readonly arm: string;

  constructor(arm: string, because: string) {
    super(because);
    this.arm = arm;
  }
}
