/** Adds up how long inputs take to build. */
export class InputMeter {
  #buildingNs = 0;

  get buildingNs(): number {
    return this.#buildingNs;
  }

  /** Adds the time of one more input. */
  add(timeNs: number): void {
    this.#buildingNs += timeNs;
  }
}
