import path from 'node:path';
import { duration } from '../../src/describe/quantity';
import { systemClock, sinceNs } from '../../src/measure/clock/clock';
import { ProgramProcess } from '../../src/measure/program/process';
import { systemTimer } from '../../src/measure/subject/settling';
import { medianInterval } from '../../src/statistics/interval';
import { program } from '../../src/workload/program';

/** How long the way to a program and back takes: npm run bench:programs */
const ORDERS = 20_000;

/** From the root of the repository, where npm starts scripts. */
const ROOT = path.resolve('.');
const LIMIT_NS = 10e9;

async function main(): Promise<void> {
  const python = program({
    command: process.env.PYTHON ?? 'python3',
    args: [
      path.join(ROOT, 'workers/python/asymptote_worker.py'),
      path.join(ROOT, 'fixtures/awaiting/python/awaiting.py'),
    ],
  });
  const running = await ProgramProcess.start(python.program, ROOT, LIMIT_NS, {
    clock: systemClock,
    timer: systemTimer,
  });
  const order = { arm: 'plain_calls', n: 1, calls: 1, warm: false, count: false };
  const tripsNs: number[] = [];
  for (let i = 0; i < ORDERS; i++) {
    const start = systemClock.now();
    const { ns } = await running.carryOut(order, LIMIT_NS);
    tripsNs.push(sinceNs(systemClock, start) - ns);
  }
  await running.end();
  const sorted = [...tripsNs].sort((a, b) => a - b);
  const quantile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!;
  process.stdout.write(
    `${String(ORDERS)} orders to ${running.hello.runtime}: there and back, without the batch, takes ` +
      `${duration(medianInterval(tripsNs))}; 99 of 100 under ${String(Math.round(quantile(0.99) / 1_000))} µs\n`,
  );
}

void main();
