import type { Rerun, Rerunner, RerunResult } from '../../trial/rerun';
import { environmentFor, rerunnerOfProcess, rerunOfProcess, RerunServer } from './rerunChannel';

const rerun: Rerun = { purpose: 'confirm', test: 'a “test”\nof two lines', ordinal: 2, claimed: 'it is so', seed: 7 };
const before = { ...process.env };
let server: RerunServer | undefined;

/** Opens a server and makes this process one of its children. */
async function childOf(rerunner: Rerunner, own?: Rerun): Promise<void> {
  server = await RerunServer.open(rerunner);
  Object.assign(process.env, environmentFor(server, own));
}

afterEach(() => {
  server?.close();
  server = undefined;
  process.env = { ...before };
});

test('a process without a runner has nobody to ask and no claim of its own', () => {
  expect(rerunnerOfProcess()).toBeUndefined();
  expect(rerunOfProcess()).toBeUndefined();
});

test('what a child asks for comes to the runner, and the answer back', async () => {
  const answer: RerunResult = { failure: 'x'.repeat(200_000) };
  const asked: Rerun[] = [];
  await childOf((request) => {
    asked.push(request);
    return Promise.resolve(answer);
  });
  await expect(rerunnerOfProcess()?.(rerun, new AbortController().signal)).resolves.toEqual(answer);
  expect(asked).toEqual([rerun]);
  expect(rerunOfProcess()).toBeUndefined();
});

test('a child that is there for one claim knows it', async () => {
  await childOf(() => Promise.resolve({ failure: '' }), rerun);
  expect(rerunOfProcess()).toEqual(rerun);
});

test('a child that calls its request off calls the rerun off', async () => {
  const calledOff = new Promise<void>((resolve) => {
    void childOf(
      (_, signal) =>
        new Promise(() => {
          signal.addEventListener('abort', () => {
            resolve();
          });
          controller.abort(new Error('the test is over'));
        }),
    ).then(async () => {
      await expect(rerunnerOfProcess()?.(rerun, controller.signal)).rejects.toThrow('the test is over');
    });
  });
  const controller = new AbortController();
  await calledOff;
});

test('a runner that is gone is a failure, not a hang', async () => {
  await childOf(() => Promise.resolve({ failure: '' }));
  server?.close();
  await expect(rerunnerOfProcess()?.(rerun, new AbortController().signal)).resolves.toEqual({
    failure: 'the runner did not answer',
  });
});
