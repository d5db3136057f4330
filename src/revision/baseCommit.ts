import path from 'node:path';
import { BaselineError, git, tryGit } from './commands';

/** The commit that a working tree is compared with. */
export interface BaseCommit {
  /** The root of the working tree. */
  readonly root: string;
  /** The full hash. */
  readonly commit: string;
  /** What users call it: the ref that they gave, or `the merge base with origin/main`. */
  readonly name: string;
}

/** How a workflow gets the whole history. */
const IN_ACTIONS = ' (in GitHub Actions: uses: actions/checkout with fetch-depth: 0)';

/**
 * Returns the commit that a ref names. Without a ref, returns the merge base of HEAD and the default branch.
 *
 * @param folder - any folder of the working tree
 * @throws {BaselineError} when there is no such commit, with what to type
 */
export async function findBaseCommit(folder: string, ref?: string): Promise<BaseCommit> {
  const top = await tryGit(folder, 'rev-parse', '--show-toplevel');
  if (top === undefined) {
    throw new BaselineError(
      `${folder} is not in a git repository, or git is not installed. Type: git init, and commit a base`,
    );
  }
  // Git writes slashes on every system.
  const root = path.resolve(top);
  if ((await commitAt(root, 'HEAD')) === undefined) {
    throw new BaselineError('the repository has no commit yet. Type: git commit');
  }
  if (ref !== undefined) return { root, commit: await commitOf(root, ref), name: ref };
  const branch = await defaultBranch(root);
  if (branch === undefined) {
    throw new BaselineError(
      (await isShallow(root))
        ? `this clone is shallow, and the default branch is not in it. Type: git fetch --unshallow${IN_ACTIONS}`
        : 'the default branch is not known here. Name what to compare with: npx asymptote compare main',
    );
  }
  const commit = await tryGit(root, 'merge-base', 'HEAD', branch);
  if (commit !== undefined) return { root, commit, name: `the merge base with ${branch}` };
  throw new BaselineError(
    (await isShallow(root))
      ? `this clone is shallow, it has ${await depthOf(root)} of HEAD, and the merge base with ${branch} is not among them. Type: git fetch --unshallow${IN_ACTIONS}`
      : `HEAD and ${branch} have no commit in common. Name what to compare with: npx asymptote compare <ref>`,
  );
}

/** Whether the working tree has exactly the files of a commit, so that no measurement can have changed. */
export async function isUnchangedSince({ root, commit }: BaseCommit): Promise<boolean> {
  const hasNoDiff = (await tryGit(root, 'diff', '--quiet', commit, '--')) !== undefined;
  return hasNoDiff && (await git(root, 'ls-files', '--others', '--exclude-standard')) === '';
}

async function commitOf(root: string, ref: string): Promise<string> {
  const commit = await commitAt(root, ref);
  if (commit !== undefined) return commit;
  throw new BaselineError(
    (await isShallow(root))
      ? `${ref} is not in this shallow clone, which has ${await depthOf(root)} of HEAD. Type: git fetch --unshallow, or git fetch --depth 1 origin ${ref} && npx asymptote compare FETCH_HEAD`
      : `there is no commit ${ref} here. Type: git fetch --all, or git log to look for another`,
  );
}

function commitAt(root: string, ref: string): Promise<string | undefined> {
  return tryGit(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
}

/** Returns the branch that changes go to: that of the pull request, that of the remote, or one with a usual name. */
async function defaultBranch(root: string): Promise<string | undefined> {
  const { GITHUB_BASE_REF: pullRequest = '' } = process.env;
  const remote = await tryGit(root, 'symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD');
  const candidates = [
    ...(pullRequest === '' ? [] : [`origin/${pullRequest}`]),
    ...(remote === undefined ? [] : [remote]),
    'origin/main',
    'origin/master',
    'main',
    'master',
  ];
  for (const candidate of candidates) {
    if ((await commitAt(root, candidate)) !== undefined) return candidate;
  }
  return undefined;
}

async function isShallow(root: string): Promise<boolean> {
  return (await tryGit(root, 'rev-parse', '--is-shallow-repository')) === 'true';
}

async function depthOf(root: string): Promise<string> {
  const commits = await git(root, 'rev-list', '--count', 'HEAD');
  return commits === '1' ? 'the last commit' : `the last ${commits} commits`;
}
