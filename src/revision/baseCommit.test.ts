import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBaseCommit, isUnchangedSince } from './baseCommit';
import { BaselineError } from './commands';
import { Repository } from './testing/repository';

describe('findBaseCommit', () => {
  let repository: Repository;
  let first: string;
  beforeEach(() => {
    repository = new Repository();
    first = repository.commit({ 'a.js': '1' });
  });
  afterEach(() => {
    repository.remove();
  });

  const { GITHUB_BASE_REF: given } = process.env;
  beforeEach(() => {
    delete process.env.GITHUB_BASE_REF;
  });
  afterAll(() => {
    if (given !== undefined) process.env.GITHUB_BASE_REF = given;
  });

  test('finds the merge base, though the default branch has newer commits', async () => {
    repository.git('switch', '--quiet', '--create', 'topic');
    repository.commit({ 'a.js': '2' });
    repository.git('switch', '--quiet', 'main');
    repository.commit({ 'b.js': '1' });
    repository.git('switch', '--quiet', 'topic');
    expect(await findBaseCommit(repository.folder)).toEqual({
      root: repository.folder,
      commit: first,
      name: 'the merge base with main',
    });
  });

  test('finds the commit that a ref names, from any folder of the working tree', async () => {
    repository.git('tag', 'v1');
    repository.commit({ 'packages/a/index.js': '2' });
    const folder = path.join(repository.folder, 'packages/a');
    expect(await findBaseCommit(folder, 'v1')).toEqual({ root: repository.folder, commit: first, name: 'v1' });
  });

  test('finds the merge base with the target branch of a pull request', async () => {
    repository.git('update-ref', 'refs/remotes/origin/release', first);
    repository.commit({ 'a.js': '2' });
    process.env.GITHUB_BASE_REF = 'release';
    expect(await findBaseCommit(repository.folder)).toMatchObject({
      commit: first,
      name: 'the merge base with origin/release',
    });
  });

  async function complaint(folder: string, ref?: string): Promise<string> {
    const error: unknown = await findBaseCommit(folder, ref).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(BaselineError);
    return (error as Error).message;
  }

  test('says what to type if there is no such ref', async () => {
    expect(await complaint(repository.folder, 'v2')).toBe(
      'there is no commit v2 here. Type: git fetch --all, or git log to look for another',
    );
  });

  test('does not pass a ref to git as an option', async () => {
    expect(await complaint(repository.folder, '--all')).toMatch(/^there is no commit --all here/);
  });

  test('says what to type if there is no repository, or no commit in it', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-no-repository-'));
    expect(await complaint(folder)).toMatch(/ is not in a git repository, .* Type: git init/);
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    expect(await complaint(folder)).toBe('the repository has no commit yet. Type: git commit');
    fs.rmSync(folder, { recursive: true });
  });

  test('says what to type if the default branch is not known', async () => {
    repository.git('branch', '--move', 'main', 'trunk');
    expect(await complaint(repository.folder)).toMatch(/npx asymptote compare main$/);
  });

  test('says how many commits a shallow clone has if the merge base is not among them', async () => {
    repository.git('switch', '--quiet', '--create', 'topic');
    repository.commit({ 'a.js': '2' });
    repository.commit({ 'a.js': '3' });
    // A clone takes the HEAD of its origin for the default branch.
    repository.git('switch', '--quiet', 'main');
    repository.commit({ 'b.js': '1' });
    const clone = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-shallow-'));
    const from = [
      'clone',
      '--quiet',
      '--depth',
      '1',
      '--no-single-branch',
      '--branch',
      'topic',
      `file://${repository.folder}`,
      clone,
    ];
    execFileSync('git', from, { stdio: 'ignore' });
    expect(await complaint(clone)).toMatch(
      /^this clone is shallow, it has the last commit of HEAD, and the merge base with origin\/\w+ is not among them\. Type: git fetch --unshallow/,
    );
    expect(await complaint(clone, first)).toMatch(
      / is not in this shallow clone, which has the last commit of HEAD\. Type: git fetch/,
    );
    fs.rmSync(clone, { recursive: true });
  });
});

test('isUnchangedSince finds commits, edits and new files', async () => {
  const repository = new Repository();
  repository.commit({ 'a.js': '1' });
  const base = await findBaseCommit(repository.folder, 'main');
  expect(await isUnchangedSince(base)).toBe(true);
  repository.write({ 'b.js': '1' });
  expect(await isUnchangedSince(base)).toBe(false);
  repository.commit({});
  expect(await isUnchangedSince(base)).toBe(false);
  expect(await isUnchangedSince(await findBaseCommit(repository.folder, 'main'))).toBe(true);
  repository.write({ 'a.js': '2' });
  expect(await isUnchangedSince(await findBaseCommit(repository.folder, 'main'))).toBe(false);
  repository.remove();
});
