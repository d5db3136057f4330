import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FileRecord } from './record';
import { readReport, UnreadableReport } from './readReport';
import { reportOf, writeReport } from './store';

describe('the report of a project', () => {
  let root: string;
  let report: string;
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-report-'));
    report = path.join(root, '.asymptote/report.json');
  });
  afterEach(() => {
    fs.rmSync(root, { recursive: true });
  });

  const written = (content: unknown): string => {
    fs.mkdirSync(path.dirname(report), { recursive: true });
    fs.writeFileSync(report, typeof content === 'string' ? content : JSON.stringify(content));
    return report;
  };
  const claim = {
    id: { file: 'a.perf.ts', test: 'a test', ordinal: 1 },
    matcher: 'toBeFasterThan',
    claimed: 'it is so',
    isNot: false,
    verdict: {
      outcome: 'holds',
      evidence: { kind: 'comparison', arm: 'a', other: 'b', high: 1, ratios: [], times: [] },
    },
    confirmations: 1,
    collections: 1,
    rounds: 1,
    freshProcesses: 0,
    invocation: 1,
    decidingNs: 1,
    wallNs: 1,
    samples: [
      {
        statement: { kind: 'comparison', options: { arm: 'a', other: 'b', sizes: [1], high: 1 } },
        cells: [
          { arm: 'a', n: 1 },
          { arm: 'b', n: 1 },
        ],
        seed: 1,
        calls: [3, 4],
        rounds: [{ order: [1, 0], durationsNs: [7, 8] }],
        busyness: { disturbedShare: 0, preemptedShare: 0 },
        wallNs: 1,
      },
    ],
    setAside: [],
  };
  const spending = Object.fromEntries(
    ['start', 'compile', 'warmUp', 'measuring', 'lost', 'rerun', 'deciding', 'wall'].map((part) => [`${part}Ns`, 1]),
  );
  const file = {
    version: 2,
    file: 'a.perf.ts',
    node: '20.0.0',
    machine: 'a processor',
    measuredAt: '2026-11-28T00:00:00.000Z',
    seed: 1,
    countedByHooks: false,
    errorRate: 1e-6,
    maxBusy: 0.5,
    claims: [claim],
    experiments: [],
    skipped: [],
    programs: [],
    spending,
  };

  test('is read as it was written, and replaces the previous one', () => {
    writeReport(root, reportOf([]));
    expect(writeReport(root, reportOf([file as unknown as FileRecord]))).toBe(report);
    expect(readReport(report)).toEqual({ version: 2, files: [file] });
    expect(fs.readdirSync(path.dirname(report))).toEqual(['report.json']);
  });

  test.each<[string, unknown, RegExp]>([
    ['is no JSON', '{"version":', /is not JSON\. Type: npx jest __perf__/],
    [
      'is of another version',
      { version: 3, files: [] },
      /has the version 3, and this jest-asymptote reads versions 1 and 2/,
    ],
    ['is a list', [], /has the version undefined/],
    [
      'lacks a batch',
      { version: 2, files: [{ ...file, claims: [{ ...claim, samples: [{ ...claim.samples[0], calls: [3] }] }] }] },
      /is no report at files\.0\.claims\.0\.samples\.0: a round must have a batch of every cell/,
    ],
    [
      'has an unknown kind of claim',
      {
        version: 2,
        files: [{ ...file, claims: [{ ...claim, samples: [{ ...claim.samples[0], statement: { kind: 'guess' } }] }] }],
      },
      /is no report at files\.0\.claims\.0\.samples\.0\.statement\.kind/,
    ],
    [
      'has a verdict without its evidence',
      { version: 2, files: [{ ...file, claims: [{ ...claim, verdict: { outcome: 'holds' } }] }] },
      /is no report at files\.0\.claims\.0\.verdict\.evidence: .*Measure again: npx jest __perf__/,
    ],
    [
      'is busy and has no obstacle',
      {
        version: 2,
        files: [{ ...file, claims: [{ ...claim, verdict: { outcome: 'undecided', reason: 'busy' } }] }],
      },
      /is no report at files\.0\.claims\.0\.verdict\.obstacle: /,
    ],
    [
      'compares, and lacks a list',
      {
        version: 2,
        files: [file],
        comparison: {
          base: { named: 'main', commit: '0', within: 1.05 },
          baselineFiles: [{ file: 'a', isNewFile: false, pairs: 3, workloads: [] }],
        },
      },
      /is no report at comparison\.baselineFiles\.0\.claimsAtBase: /,
    ],
    [
      'lacks the skipped claims',
      { version: 2, files: [{ ...file, skipped: undefined }] },
      /is no report at files\.0\.skipped: .*Measure again: npx jest __perf__/,
    ],
  ])('is refused if it %s', (_, content, message) => {
    const reading = (): unknown => readReport(written(content));
    expect(reading).toThrow(UnreadableReport);
    expect(reading).toThrow(message);
  });

  test('reads null as the infinite end of an interval', () => {
    const ratios = [{ n: 1, ratio: { estimate: 2, low: 1, high: Infinity } }];
    const evidence = { ...claim.verdict.evidence, ratios };
    const unbounded = { ...file, claims: [{ ...claim, verdict: { outcome: 'holds', evidence } }] };
    writeReport(root, reportOf([unbounded as unknown as FileRecord]));
    expect(readReport(report).files[0]!.claims[0]!.verdict).toEqual({ outcome: 'holds', evidence });
  });

  test('is asked for if it is missing', () => {
    expect(() => readReport(report)).toThrow(/there is no report to read at .*\(ENOENT\)\. Type: npx jest __perf__/);
  });
});
