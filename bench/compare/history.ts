import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** From the root of the repository, where npm starts scripts. */
const ROOT = path.resolve('.');

/** The versions of a small library whose loop was replaced by doubling in 1.1.0, and by nothing later on. */
const VERSIONS = ['1.0.2', '1.1.0', '1.3.0'] as const;

/** Ten workloads on it: how they pad. Each runs so many times in a call that a planted change is a share of that. */
const PADDING: Readonly<Record<string, string>> = {
  spaces: "leftPad('abc', n)",
  zeros: "leftPad('17', n, '0')",
  numbers: 'leftPad(17, n, 0)',
  dashes: "leftPad('a title', n, '-')",
  nothing: "leftPad('', n)",
  words: "leftPad('a word', n).length",
  joined: "leftPad('a', n) + leftPad('b', n)",
  split: "leftPad('a b c', n).split(' ').length",
  upper: "leftPad('abc', n, 'x').toUpperCase()",
  reversed: "leftPad('abc', n).charCodeAt(n - 1)",
};

const WORK = (repeats: number, steps: string): string => `const leftPad = require('./left-pad');

/** Changes when more is done in a call. */
const REPEATS = ${String(repeats)};
const repeated = (pad) => (n) => {
  let last;
  for (let i = 0; i < REPEATS; i++) last = pad(n);
  return last;
};

module.exports = {
${Object.entries(PADDING)
  .map(([name, call]) => `  ${name}: repeated((n) => ${call}),`)
  .join('\n')}
  /** Takes n steps, each as long as it says. */
  steps: (n) => {
    let sum = 0;
    const length = ${steps};
    for (let i = 0; i < n; i++) {
      for (let step = 0; step < length; step++) sum = (sum * 31 + step) | 0;
    }
    return sum;
  },
};
`;

const PERF = (names: readonly string[]): string => `const work = require('../src/work');

test.each(${JSON.stringify(names)})('%s', async (name) => {
  await expect(work[name]).toScaleAtMost('n^2', { sizes: [24, 96, 384, 1536] });
});
`;

/** A git repository of a project with ten workloads, whose commits are versions of the library and planted changes. */
export class History {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-history-')));
  readonly #sources: ReadonlyMap<string, string>;

  constructor() {
    this.#sources = new Map(VERSIONS.map((version) => [version, sourceOf(version)]));
    this.#git('init', '--quiet', '--initial-branch', 'main');
    const modules = path.join(this.folder, 'node_modules');
    fs.mkdirSync(modules);
    for (const name of fs.readdirSync(path.join(ROOT, 'node_modules'))) {
      if (!name.startsWith('.')) fs.symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name));
    }
    fs.symlinkSync(ROOT, path.join(modules, 'jest-asymptote'));
    this.#write('package.json', JSON.stringify({ name: 'history', jest: { preset: 'jest-asymptote' } }));
    this.#write('.gitignore', 'node_modules\n.asymptote\n');
    this.workloads(Object.keys(PADDING));
    for (const version of VERSIONS) {
      this.set({ version });
      this.#git('add', '--all');
      this.#git(
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@example.org',
        'commit',
        '--quiet',
        '--allow-empty',
        '--message',
        version,
      );
      this.#git('tag', `v${version}`);
    }
  }

  /** States the claims of these workloads, and of no others. */
  workloads(names: readonly string[]): void {
    this.#write('__perf__/padding.perf.js', PERF(names));
  }

  /** Makes the working tree what is compared: a version of the library, and how much a call does. */
  set({
    version,
    repeats = 20,
    steps = 'Math.round(40 + 0 * n)',
  }: {
    version: string;
    repeats?: number;
    steps?: string;
  }): void {
    this.#write('src/left-pad.js', this.#sources.get(version)!);
    this.#write('src/work.js', WORK(repeats, steps));
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  #git(...args: readonly string[]): void {
    execFileSync('git', args, { cwd: this.folder, stdio: 'ignore' });
  }

  #write(name: string, content: string): void {
    const file = path.join(this.folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}

function sourceOf(version: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-left-pad-'));
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, `left-pad@${version}`], {
    encoding: 'utf8',
  });
  execFileSync('tar', ['-xzf', path.join(folder, packed.trim()), '-C', folder]);
  const source = fs.readFileSync(path.join(folder, 'package/index.js'), 'utf8');
  fs.rmSync(folder, { recursive: true });
  return source;
}
