import { evidenceOf } from '../../describe/testing/evidence';
import { baselineRecord } from '../../record/testing/baselines';
import type { Report } from '../../record/record';
import type { BaselineFileRecord } from '../../record/record';
import { file } from '../testing/records';
import { filesOf, outcomeText } from './pageTitle';

const [holding] = file.claims;
const run = (more: Partial<typeof file>, comparison?: Report['comparison']): Report => ({
  version: 2,
  files: [{ ...file, ...more }],
  comparison,
});
const claimsNow = file.claims.map(({ id, matcher, isNot, claimed }) => ({ ...id, matcher, isNot, claimed }));
const { workload } = evidenceOf.baseline;
const beside = (...workloads: (typeof workload)[]): Report['comparison'] => comparison({ workloads });
const comparison = (...baselineFiles: Partial<BaselineFileRecord>[]): Report['comparison'] => ({
  base: { named: 'main', commit: '0', within: 1.05 },
  baselineFiles: baselineFiles.map((baselineFile) => baselineRecord({ file: file.file, claimsNow, ...baselineFile })),
});
const slower = { ...workload, time: { ...workload.time!, outcome: 'more' as const } };

describe('the title of a page', () => {
  test('names the files without their folders', () => {
    expect(filesOf({ version: 2, files: [file, { ...file, file: '/project/b.perf.ts' }] })).toBe(
      'awaiting.perf.ts, b.perf.ts',
    );
  });

  test.each<[string, Report, string]>([
    ['the claims that are as stated', run({}), '2 of 5 claims are as stated'],
    ['a single claim', run({ claims: [holding!] }), '1 of 1 claim is as stated'],
    ['a run without claims', run({ claims: [], notMeasured: { because: 'x', claims: 3 } }), 'no claim was measured'],
    [
      'claims without a verdict',
      run({
        skipped: [{ obstacle: { kind: 'no program', command: 'python3', install: undefined }, claims: 2 }],
        notMeasured: { because: 'x', claims: 1 },
      }),
      '2 of 5 claims are as stated; 3 not measured',
    ],
    [
      'a comparison in which nothing is slower',
      run({ claims: [holding!] }, beside(workload)),
      '1 of 1 claim is as stated; 1 workload beside main: none slower',
    ],
    [
      'a comparison with slower and undecided workloads',
      run(
        { claims: [holding!] },
        beside(slower, slower, { ...workload, isOpen: true }, { ...workload, notCompared: 'x' }),
      ),
      '1 of 1 claim is as stated; 4 workloads beside main: 2 slower, 1 undecided, 1 not compared',
    ],
    [
      'a comparison of nothing',
      run({ claims: [holding!] }, comparison()),
      '1 of 1 claim is as stated; nothing was compared with main',
    ],
    [
      'a new arm, and a claim that no process reached',
      run(
        { claims: [holding!] },
        comparison({ isNewFile: true, workloads: [{ ...workload, notCompared: 'x' }], claimsNow: [] }),
      ),
      '1 of 1 claim is as stated; 1 workload beside main: 1 not compared',
    ],
    [
      'an overhead that has grown',
      run(
        { claims: [holding!] },
        comparison({
          workloads: [workload],
          overheads: [
            {
              test: 'a',
              ordinal: 1,
              matcher: 'm',
              isNot: false,
              claimed: 'c',
              advisory: false,
              arm: 'a',
              other: 'b',
              change: slower.time,
            },
          ],
        }),
      ),
      '1 of 1 claim is as stated; 1 workload beside main: 1 overhead grown',
    ],
  ])('counts %s', (_, report, text) => {
    expect(outcomeText(report)).toBe(text);
  });
});
