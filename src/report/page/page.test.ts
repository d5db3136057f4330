import { createHash } from 'node:crypto';
import { evidenceOf } from '../../describe/testing/evidence';
import { collection } from '../../describe/testing/collections';
import type { Report } from '../../record/record';
import { claim, experiment, file } from '../testing/records';
import { growthClaim, hostileReport, HOSTILE, largeReport } from '../testing/reports';
import type { PackedPlot } from './figure/packedPlot';
import { renderPage } from './page';

const assets = { script: 'draw("<b>")', style: 'p { color: red }', report: 'report.json' };

/** The plots in a page. */
const plotsOf = (page: string): PackedPlot[] =>
  Object.values(
    JSON.parse(/<script type="application\/json" id="plots">(.*?)<\/script>/s.exec(page)![1]!) as Record<
      string,
      PackedPlot
    >,
  );

/** A report with every kind of claim. */
const everything = {
  version: 2,
  files: [
    {
      ...file,
      claims: [
        ...file.claims,
        ...Object.values(evidenceOf).map((evidence) =>
          claim(evidence.kind, { verdict: { outcome: 'holds', evidence } }),
        ),
        growthClaim('it is linear', 12),
      ],
      experiments: [experiment],
    },
  ],
} as const;

describe('renderPage', () => {
  test('is a function of the report, byte by byte', () => {
    expect(renderPage(everything, assets)).toBe(renderPage(JSON.parse(JSON.stringify(everything)) as Report, assets));
  });

  test('lists every claim, the gravest first, and shows it at length', () => {
    const page = renderPage(everything, assets);
    const states = [...page.matchAll(/<tr data-claim="[^"]*" data-state="([^"]*)"/g)].map(([, state]) => state);
    const order = ['not-as-stated', 'undecided', 'as-stated'];
    expect(states).toHaveLength(everything.files[0].claims.length);
    expect(states).toEqual([...states].sort((a, b) => order.indexOf(a!) - order.indexOf(b!)));
    expect(page).toContain('<title>awaiting.perf.ts: 19 of 23 claims are as stated</title>');
    for (const { id } of everything.files[0].claims) {
      expect(page).toContain(`<bdi class="name">${id.test}</bdi>`);
    }
  });

  test('shows the file of every claim if there are several files', () => {
    const elsewhere = claim('elsewhere', { verdict: file.claims[0]!.verdict });
    const other = {
      ...file,
      file: '/project/__perf__/other.perf.ts',
      claims: [{ ...elsewhere, id: { ...elsewhere.id, file: '/project/__perf__/other.perf.ts' } }],
    };
    const where = (report: Report): number => renderPage(report, assets).split('class="where"').length - 1;
    expect(where(everything)).toBe(0);
    expect(where({ version: 2, files: [file, other] })).toBe(file.claims.length + 1);
  });

  test('has a figure for every plot, and a table with the band', () => {
    const page = renderPage(everything, assets);
    const plots = plotsOf(page);
    expect(page.match(/<figure id="plot-/g)).toHaveLength(plots.length);
    expect(page).toContain('<th scope="col"><bdi>nested, ms</bdi></th>');
    expect(page).toContain('<td>12.3 [12.1, 12.6]</td>');
    expect(page).toMatch(
      /<td><strong>2\.10 \[2\.08, 2\.12\], outside<\/strong><\/td>\s*<td>2\.10<\/td>\s*<td>up to [\d.]+<\/td>/,
    );
    expect(page).toContain('<bdi>outside of what the claim allows: from n = 32 on</bdi>');
    const batches = plots.filter(({ x }) => x.label === 'batch');
    expect(batches).toMatchObject([
      { series: [{ name: 'unique' }, { name: 'preempted, and taken again where short' }] },
    ]);
    expect(batches[0]!.curves).toHaveLength(1);
  });

  test('shows the difference of two arms, round by round', () => {
    const samples = [
      collection(['flat', 'nested'], [10, 100, 1_000], 9, (arm, n) => (arm === 'flat' ? 8 * n : 10 * n)),
    ];
    const faster = claim('flat is faster', { verdict: { outcome: 'holds', evidence: evidenceOf.comparison }, samples });
    const page = renderPage({ version: 2, files: [{ ...file, claims: [faster], experiments: [] }] }, assets);
    expect(plotsOf(page)).toMatchObject([
      {},
      { y: { label: 'flat − nested' }, series: [{ of: [-20, -200, -2_000] }] },
      {},
    ]);
  });

  test('shows the batches of the last collection, and the number of collections', () => {
    const page = (collections: number): string => {
      const samples = Array.from({ length: collections }, (_, i) =>
        collection(['flat'], [10, 100], 9 + i, (_arm, n) => 8 * n),
      );
      const decided = claim('flat', { verdict: { outcome: 'holds', evidence: evidenceOf.throughput }, samples });
      return renderPage({ version: 2, files: [{ ...file, claims: [decided], experiments: [] }] }, assets);
    };
    expect(page(1)).toContain('<bdi>Batches, in the order in which they were taken</bdi>');
    expect(page(2)).toContain(
      '<bdi>Batches, in the order in which they were taken, of the last of 2 collections</bdi>',
    );
    expect(page(2)).toContain('<p class="summary">20 batches in 10 rounds: ');
  });

  test('shows the claims on an experiment below it, and its times by their counts', () => {
    const { times } = evidenceOf.explanation;
    const counting = {
      name: 'awaiting',
      arms: ['nested', 'flat'],
      sizes: [10, 100, 1_000],
      show: {},
      rounds: 30,
      times,
    };
    const of = (kind: 'explanation' | 'throughput', place?: number) =>
      claim(kind, { verdict: { outcome: 'holds', evidence: evidenceOf[kind] }, experiment: place });
    const claims = [of('throughput'), of('explanation', 0)];
    const page = renderPage({ version: 2, files: [{ ...file, claims, experiments: [counting] }] }, assets);
    const at = (text: string): number => page.indexOf(text);
    expect(at('Time against turns of the event loop')).toBeGreaterThan(at('id="file-1-experiment-1"'));
    expect(at('id="claim-2"')).toBeGreaterThan(at('Time against turns of the event loop'));
    expect(at('Claims on single workloads')).toBeGreaterThan(at('id="claim-2"'));
    expect(at('id="claim-1"')).toBeGreaterThan(at('Claims on single workloads'));
  });

  test('compares workloads with the base', () => {
    const { workload } = evidenceOf.baseline;
    const baselineFiles = [
      {
        file: file.file,
        isNewFile: false,
        pairs: 3,
        workloads: [workload],
        claimsAtBase: [],
        overheads: [],
        newClaims: [],
        claimsNow: [],
        claimsBefore: [],
      },
    ];
    const comparison = { base: { named: 'main', commit: '0123456789abcdef', within: 1.05 }, baselineFiles };
    const page = renderPage(
      { version: 2, files: [{ ...file, claims: [], experiments: [] }], comparison } as never,
      assets,
    );
    expect(page).toContain('Beside <bdi>main</bdi>');
    expect(page).toContain('+1.01 % [0 %, +2.02 %]');
    expect(page).toContain('Nothing changed.');
    expect(plotsOf(page)).toMatchObject([
      { y: { label: 'render now / at main' }, band: { name: 'unchanged, 0.952 to 1.05' } },
    ]);
  });

  test('lists the items of a comparison with their reasons, and marks only the sizes that are slower', () => {
    const { workload } = evidenceOf.baseline;
    const [least, ...others] = workload.times!;
    const far = { estimate: 0.5, low: 0.4, high: 0.6 };
    const slower = {
      ...workload,
      advisory: true,
      times: [{ ...least!, outcome: 'more', change: far }, ...others.map((time) => ({ ...time, change: far }))],
    };
    const baselineFile = {
      file: file.file,
      isNewFile: false,
      pairs: 3,
      workloads: [slower],
      claimsAtBase: [],
      overheads: [],
      newClaims: [],
      claimsNow: [],
      claimsBefore: [{ test: 'gone', ordinal: 1, matcher: 'toScaleAtMost', isNot: false, claimed: 'it is', arms: [] }],
    };
    const comparison = { base: { named: 'main', commit: '0', within: 1.05 }, baselineFiles: [baselineFile] };
    const page = renderPage({ version: 2, files: [file], comparison } as never, assets);
    expect(page).toMatch(/not-as-stated">slower<\/span>\s+\(advisory: would have failed\)/);
    expect(page).toContain('+64.9 % [+49.2 %, +82.2 %] at n = 10');
    expect(page).toContain('the base states it, and no test does now');
    expect(page).toContain('at the bound, 3 of 100 held and 4 of 1,000 violated by chance');
    expect(page).toContain('<bdi>slower: at n = 10</bdi>');
    expect(plotsOf(page)[0]!.outside).toEqual([{ name: 'render now / at main', point: 0, x: 10 }]);
  });

  test('shows why the whole run failed', () => {
    const busy = file.claims.filter(({ verdict }) => verdict.outcome === 'undecided' && verdict.reason === 'busy');
    const page = (claims: typeof busy): string => renderPage({ version: 2, files: [{ ...file, claims }] }, assets);
    expect(page(busy)).toContain('The run failed: nothing was decided: the machine was too busy.');
    expect(page([...file.claims])).not.toContain('The run failed');
  });

  test('states the error rate of claims, and another for comparisons with a commit', () => {
    const beside = claim('render', { verdict: { outcome: 'holds', evidence: evidenceOf.baseline } });
    const page = (...claims: (typeof beside)[]): string =>
      renderPage({ version: 2, files: [{ ...file, claims }] }, assets).replace(/\s+/g, ' ');
    expect(page(file.claims[0]!)).toContain('seed 1, error rate 1e-6 a claim.');
    expect(page(beside)).toContain('seed 1, beside another commit, at the bound, 3 of 100 held and');
    expect(page()).toContain('seed 1.');
  });

  test('links to the report beside it, whatever its name', () => {
    expect(renderPage(everything, { ...assets, report: 'a "run" #1.json' })).toContain(
      '<a href="a%20%22run%22%20%231.json" download>All batches (a &quot;run&quot; #1.json, beside this page)</a>',
    );
  });

  test('runs only its own script, and requests nothing', () => {
    const page = renderPage(everything, assets);
    const hash = createHash('sha256').update(assets.script).digest('base64');
    expect(page).toContain(`script-src &#39;sha256-${hash}&#39;`);
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).not.toMatch(/(?:src|href)="(?!#|report\.json)/);
  });

  test('turns no name into markup', () => {
    const page = renderPage(hostileReport(), assets);
    const [, body] = page.split('<body>') as [string, string];
    const markup = body.replace(/<script type="application\/json".*?<\/script>/s, '');
    expect(markup.match(/<script/g)).toHaveLength(1);
    expect(markup).not.toMatch(/<img|onmouseover="window/);
    expect(plotsOf(page).flatMap(({ series }) => series.map(({ name }) => name))).toContain(`${HOSTILE.script}0`);
  });

  test('is under 1 MB for 100 claims of 30 rounds, and under twice that for 300 rounds', () => {
    const [short, long] = [30, 300].map((rounds) => Buffer.byteLength(renderPage(largeReport(100, rounds), assets)));
    // The size of the real script and style sheet
    expect(short! + 80_000).toBeLessThan(1e6);
    expect(long! / short!).toBeLessThan(2);
  });
});
