/** What one look at the machine or the configuration found. */
export interface Finding {
  readonly about: string;
  /** Plain sentences. */
  readonly says: string;
  /** Whether claims would be refused because of it. */
  readonly refuses: boolean;
}
