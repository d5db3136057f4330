import type { Settlement } from '../../model/settlement';
import { normalWorkload } from '../../workload/workload';
import { chooseSettlingSweep, type SettlingOptions } from '../sweep/settlingSweep';
import type { Sweep } from '../sweep/sweep';
import { signal } from './collections';
import { FakeInstruments } from './fakeInstruments';

/** Returns what times show of a claim, whatever they are. */
export const always = (settlement: Settlement) => (): Settlement => settlement;
/** Returns what times show that leave a claim open, or do not. */
export const openIf = (isOpen: boolean): Settlement => (isOpen ? 'unsettled' : 'settled');

/** Returns the sizes that are chosen for a workload whose calls take exactly the given time. */
export function chosen(timeNs: (n: number) => number, options: Partial<SettlingOptions> = {}): Promise<Sweep> {
  const instruments = new FakeInstruments();
  return chooseSettlingSweep(normalWorkload(instruments.taking(timeNs)), 'work', {
    shift: 1,
    limitNs: 10e9,
    affordableNs: 1e9,
    instruments,
    signal,
    settlement: always('settled'),
    ...options,
  });
}
