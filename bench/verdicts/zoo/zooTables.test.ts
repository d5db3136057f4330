import type { Answer, ZooVerdict } from './zooRun';
import { zooTables } from './zooTables';

const verdict = (title: string, isTrue: boolean, answer: Answer, seconds: number): ZooVerdict => ({
  title,
  claimClass: 'n',
  isTrue,
  answer,
  seconds,
});

const run = {
  busyProcesses: 2,
  provenance: 'Node 20',
  verdicts: [
    verdict('sum: at most n, true', true, 'right', 1),
    verdict('fill: at most n, true', true, 'busy', 3),
    verdict('pairs: at most n, false', false, 'wrong', 2),
    verdict('edits: at most n, false', false, 'not measured', 0),
  ],
};

test('a row has the counts of a class and the seconds of what was measured', () => {
  const { markdown, summary } = zooTables(run);

  expect(markdown).toContain('Node 20, beside 2 busy processes. 4 claims on 4 functions.');
  expect(markdown).toContain('| n | 1 | 1 | 0 | 0 | 1 | 1 | 2.00, 3.00, 3.00 |');
  expect(summary).toEqual([['beside two busy processes', '1', '1', '0', '0', '1', '1', '2.00, 3.00, 3.00']]);
});

test('what is not right is listed, wrong verdicts first', () => {
  const list = [
    'wrong: pairs: at most n, false',
    'busy: fill: at most n, true',
    'not measured: edits: at most n, false',
  ];

  expect(zooTables(run).markdown).toMatch(new RegExp(`${list.map((line) => `- ${line}`).join('\n')}$`));
  expect(zooTables({ ...run, verdicts: run.verdicts.slice(0, 1) }).markdown).toMatch(/All are right\.$/);
});
