/** Calls timed as one. */
export interface Batch {
  readonly durationNs: number;
  /** Whether the kernel took the core away in between. */
  readonly preempted: boolean;
  /** How long this thread was ready to run and waited for a core; undefined where the kernel does not say. */
  readonly waitNs: number | undefined;
}
