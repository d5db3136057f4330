import path from 'node:path';
import { git, gitOrNothing } from './git';

/** The commit that a working tree is compared with. */
export interface BaseCommit {
  /** The root of the working tree. */
  readonly root: string;
  readonly commit: string;
  /** How it was asked for, or found: `main`, `the merge base with origin/main`. */
  readonly named: string;
}

/** How the whole history gets into a workflow. */
const IN_ACTIONS = ' (in GitHub Actions: uses: actions/checkout with fetch-depth: 0)';

/** There is nothing to compare with, and what to type. */
export class NoBase extends Error {}

/**
 * Returns the commit that a ref names, or without one that at which the default branch was left.
 *
 * @param folder - anywhere in the working tree
 * @throws {NoBase} when there is no such commit here, with what to type
 */
export async function baseCommit(folder: string, ref?: string): Promise<BaseCommit> {
  const top = await gitOrNothing(folder, 'rev-parse', '--show-toplevel');
  if (top === undefined) {
    throw new NoBase(`${folder} is not in a git repository, or has no git to ask. Type: git init, and commit a base`);
  }
  // Git writes slashes, whatever the system does.
  const root = path.resolve(top);
  if ((await gitOrNothing(root, 'rev-parse', '--verify', '--quiet', 'HEAD')) === undefined) {
    throw new NoBase('the repository has no commit yet. Type: git commit');
  }
  if (ref !== undefined) return { root, commit: await commitOf(root, ref), named: ref };
  const branch = await defaultBranch(root);
  if (branch === undefined) {
    throw new NoBase(
      (await isShallow(root))
        ? `this clone is shallow, and the default branch is not in it. Type: git fetch --unshallow${IN_ACTIONS}`
        : 'the default branch is not known here. Name what to compare with: npx asymptote compare main',
    );
  }
  const commit = await gitOrNothing(root, 'merge-base', 'HEAD', branch);
  if (commit !== undefined) return { root, commit, named: `the merge base with ${branch}` };
  throw new NoBase(
    (await isShallow(root))
      ? `this clone is shallow, it has ${await depthOf(root)} of HEAD, and the merge base with ${branch} is not among them. Type: git fetch --unshallow${IN_ACTIONS}`
      : `HEAD and ${branch} have no commit in common. Name what to compare with: npx asymptote compare <ref>`,
  );
}

/** Returns whether the working tree is what a commit has, so that nothing could have changed since. */
export async function isUnchangedSince({ root, commit }: BaseCommit): Promise<boolean> {
  const isSame = (await gitOrNothing(root, 'diff', '--quiet', commit, '--')) !== undefined;
  return isSame && (await git(root, 'ls-files', '--others', '--exclude-standard')) === '';
}

async function commitOf(root: string, ref: string): Promise<string> {
  const commit = await gitOrNothing(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (commit !== undefined) return commit;
  throw new NoBase(
    (await isShallow(root))
      ? `${ref} is not in this shallow clone, which has ${await depthOf(root)} of HEAD. Type: git fetch --unshallow, or git fetch --depth 1 origin ${ref} && npx asymptote compare FETCH_HEAD`
      : `there is no commit ${ref} here. Type: git fetch --all, or git log to look for another`,
  );
}

/** The branch that changes are made for: what the pull request of this run says, the remote, or a usual name. */
async function defaultBranch(root: string): Promise<string | undefined> {
  const { GITHUB_BASE_REF: ofPullRequest } = process.env;
  const ofRemote = await gitOrNothing(root, 'symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD');
  const candidates = [
    ...(ofPullRequest === undefined || ofPullRequest === '' ? [] : [`origin/${ofPullRequest}`]),
    ...(ofRemote === undefined ? [] : [ofRemote]),
    'origin/main',
    'origin/master',
    'main',
    'master',
  ];
  for (const candidate of candidates) {
    if ((await gitOrNothing(root, 'rev-parse', '--verify', '--quiet', `${candidate}^{commit}`)) !== undefined) {
      return candidate;
    }
  }
  return undefined;
}

async function isShallow(root: string): Promise<boolean> {
  return (await gitOrNothing(root, 'rev-parse', '--is-shallow-repository')) === 'true';
}

async function depthOf(root: string): Promise<string> {
  const commits = await git(root, 'rev-list', '--count', 'HEAD');
  return commits === '1' ? 'the last commit' : `the last ${commits} commits`;
}
