import { stripVTControlCharacters } from 'node:util';
import { changeOf } from '../../claims/baseline/change';
import { itemsOf, type Comparison } from '../../record/comparison';
import { comparisonMarkdown } from './comparisonMarkdown';
import { renderComparison } from '../terminal/comparisonText';
import { plainStyle } from '../testing/records';

const time = changeOf([0.199, 0.2, 0.201], { low: -0.05, high: 0.05 });
const comparison: Comparison = {
  base: { named: 'the merge base with origin/main', commit: '0123456789abcdef', within: 1.05 },
  files: [],
  baselineFiles: [
    {
      file: `${process.cwd()}/__perf__/a.perf.js`,
      pairs: 3,
      isNewFile: false,
      claimsAtBase: [],
      overheads: [],
      newClaims: [],
      claimsNow: [],
      workloads: [
        {
          test: 'a <b>test</b> | of *names*',
          ordinal: 1,
          line: 7,
          experiment: undefined,
          arm: 'render',
          sizes: [10, 1_000],
          isOpen: false,
          time,
          times: [{ n: 10, ...time }],
          growth: changeOf([0.001, 0, -0.001], { low: -0.05, high: 0.05 }),
          counts: [],
        },
      ],
    },
  ],
};

test('the summary lists violations with their places, and no name becomes markup', () => {
  expect(comparisonMarkdown(comparison, itemsOf(comparison)))
    .toBe(`## Performance beside the merge base with origin/main

1 workload, within 5 %: 1 slower; 0 claims: 0 as stated, 0 not as stated, 0 undecided; \\[ \\] are 95 % intervals over pairs of processes

### Violated

- **slower** a \\<b\\>test\\</b\\> \\| of \\*names\\* › render: \\+22.1 % \\[\\+21.8 %, \\+22.4 %\\] time over n = 10 to 1,000; \\+22.1 % \\[\\+21.8 %, \\+22.4 %\\] at n = 10; 3 pairs of processes (\`__perf__/a.perf.js:7\`)

<details><summary>All workloads</summary>

| workload | n | time | growth | pairs | |
| --- | ---: | ---: | ---: | ---: | --- |
| a \\<b\\>test\\</b\\> \\| of \\*names\\* › render | 10 to 1,000 | +22.1 % [+21.8 %, +22.4 %] | n^+0.00 [+0.00, +0.00] | 3 | slower |

</details>

Both revisions were measured in this run, in turns; the base is \`0123456789ab\`.
`);
});

test('the terminal shows every workload, and the items below', () => {
  const text = stripVTControlCharacters(
    renderComparison(comparison, itemsOf(comparison), { ...plainStyle, columns: 80 }),
  );
  expect(text).toContain('Compared with the merge base with origin/main (0123456789ab), both measured now, in turns:');
  expect(text).toMatch(
    /│ a <b>test<\/b> \| of \*names\* › render │ 10 to 1,000 │ \+22\.1 % \[\+21\.8 %, \+22\.4 %\] │/,
  );
  expect(text).toMatch(/\nslower {2}a <b>test<\/b> .*\n {2}\+22\.1 %/);
  expect(text).toContain('\n  __perf__/a.perf.js:7\n');
});
