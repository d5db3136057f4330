import type { ProgramCommand } from '../../workload/program';
import { ProgramError } from '../program/failure';
import type { Programs, RunningProgram } from '../program/programs';
import type { Done, Order } from '../program/protocol';

/** Programs of a test: each offers the same arms, whose calls take `callNs`. */
export class FakePrograms implements Programs {
  /** The further properties of each answer. */
  further: Partial<Done> = {};
  readonly #running: { hasFailed: boolean }[] = [];
  /** The commands that are missing. */
  readonly missing = new Set<string>();
  arms: readonly string[] = ['work'];
  counts: Readonly<Record<string, number>> = {};
  /** All orders, oldest first. */
  readonly orders: Omit<Order, 'id'>[] = [];
  /** Returns the time of one call. */
  callNs: (order: Omit<Order, 'id'>) => number = ({ n }) => 1_000 * n;
  /** Called before each order is carried out; may throw. */
  before: (order: Omit<Order, 'id'>) => void = () => undefined;

  isMissing({ optional, command }: ProgramCommand): boolean {
    return optional && this.missing.has(command);
  }

  running({ command, install }: ProgramCommand): Promise<RunningProgram> {
    if (this.missing.has(command)) {
      return Promise.reject(new ProgramError({ kind: 'missing', searched: ['/bin'], install }));
    }
    const hello = { protocol: 1 as const, runtime: 'Fake 1.0', arms: [...this.arms], counts: Object.keys(this.counts) };
    const running = { hello, hasFailed: false, carryOut: this.#carryOut };
    this.#running.push(running);
    return Promise.resolve(running);
  }

  /** Ends all running programs. */
  end(): void {
    for (const running of this.#running.splice(0)) running.hasFailed = true;
  }

  readonly #carryOut = async (order: Omit<Order, 'id'>): Promise<Done> => {
    this.orders.push(order);
    this.before(order);
    const counts = order.count ? { ...this.counts } : {};
    const ns = order.calls * this.callNs(order);
    return Promise.resolve({ kind: 'done', id: 1, ns, counts, preempted: false, ...this.further });
  };
}
