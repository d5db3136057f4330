import os from 'node:os';
import { parseArgs } from 'node:util';
import { provenance, writePart } from './document';
import { RUN, type VerdictPart } from './parts';

/** How often a verdict is wrong: npm run bench:verdicts -- --help */
const USAGE = `npm run bench:verdicts -- [PART …] [--trials N] [--seed 1] [--threads 2]
npm run bench:verdicts -- PART --only TEXT [--machines quiet,hog] [--trials 30]

Counts how often verdicts are wrong, and writes the tables into docs/verdicts, and a line of each into
docs/verdicts.md. The second form prints a slice of a part and writes nothing.

  simulate            these three:
    given             every claim whose sizes are given on known truths, under simulated noise
    settled           claims whose sizes are chosen, on truths that bend
    resolution        the smallest violations that verdicts name, made true
  recorded            all claims under the noise of recorded batches
  recordedResolution  the smallest violations under that noise
  rivals              the same samples judged by the rules of other tools
  live                functions of known growth, measured inside Jest
  busy                the same beside four busy processes
  pairs               arms that are alike and arms a tenth apart, measured inside Jest
  busyPairs           the same beside two busy processes

All but the last four if no part is named.

  --trials    trials of a claim, spread over its truths and machines (20000); of each truth on each machine (settled,
              300); of all truths and machines (rivals, 20000)
  --runs      runs of the last four (50); each of the last two has five pairs that are alike
  --threads   as many as the machine has cores
  --only      the claims that contain this text, in the claim or in the truth
  --machines  these machines only
  --print     print the tables, and write nothing`;

const SIMULATE: readonly VerdictPart[] = ['given', 'settled', 'resolution'];
const BY_ITSELF = ['simulate', 'recorded', 'recordedResolution', 'rivals'];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      trials: { type: 'string' },
      seed: { type: 'string', default: '1' },
      threads: { type: 'string', default: String(os.availableParallelism()) },
      runs: { type: 'string', default: '50' },
      only: { type: 'string' },
      machines: { type: 'string' },
      print: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.find((part) => part !== 'simulate' && !(part in RUN));
  if (values.help || unknown !== undefined) {
    process.stdout.write(`${unknown === undefined ? '' : `There is no part ${unknown}.\n\n`}${USAGE}\n`);
    process.exitCode = unknown === undefined ? 0 : 2;
    return;
  }
  const { trials, seed, threads, runs, only, machines } = values;
  const settings = {
    trials: trials === undefined ? undefined : Number(trials),
    seed: Number(seed),
    threads: Number(threads),
    runs: Number(runs),
    only: only ?? '',
    machines: machines?.split(','),
  };
  const named = positionals.length > 0 ? positionals : BY_ITSELF;
  for (const part of named.flatMap((name) => (name === 'simulate' ? SIMULATE : [name as VerdictPart]))) {
    const found = await RUN[part](settings);
    const markdown = `${provenance(new Date())}, seed ${seed}. ${found.markdown}`;
    process.stdout.write(`${markdown}\n`);
    if (!values.print && only === undefined && machines === undefined) await writePart(part, { ...found, markdown });
  }
}

void main();
