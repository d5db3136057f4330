import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BaseCommit } from './baseCommit';
import { provideDependencies } from './dependencies';
import { git } from './git';
import { shell } from './shell';

/** The code of another commit in a folder of its own. */
export class BaseTree {
  /** Its root. */
  readonly folder: string;
  readonly base: BaseCommit;

  constructor(folder: string, base: BaseCommit) {
    this.folder = folder;
    this.base = base;
  }

  /** Returns where a file or folder of the working tree is in this one. */
  pathOf(file: string): string {
    return path.join(this.folder, path.relative(this.base.root, file));
  }
}

/** One that is checked out with what it depends on, and is gone when this process is. */
export class Worktree extends BaseTree {
  readonly #sweeper: ChildProcess;

  private constructor(folder: string, base: BaseCommit, sweeper: ChildProcess) {
    super(folder, base);
    this.#sweeper = sweeper;
  }

  /**
   * Checks out a commit beside the working tree, and links or installs what it depends on.
   *
   * @param project - the folder in the working tree whose code is measured
   * @param build - a command to run there before anything is measured, for code that is compiled first
   * @throws {GitError} when git cannot
   * @throws {Error} when what it depends on cannot be installed, or the command fails
   */
  static async open(base: BaseCommit, project: string, build?: string): Promise<Worktree> {
    // The name of the system's folder may be a link, and modules are known by where they really are.
    const parent = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'asymptote-base-'));
    const folder = path.join(parent, path.basename(base.root));
    const sweeper = spawn(process.execPath, [require.resolve('./sweeper'), base.root, folder], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    sweeper.unref();
    (sweeper.stdin as unknown as { unref(): void }).unref();
    const worktree = new Worktree(folder, base, sweeper);
    try {
      // Hooks are for those who work there.
      const quietly = ['-c', `core.hooksPath=${os.devNull}`];
      await git(base.root, ...quietly, 'worktree', 'add', '--detach', worktree.folder, base.commit);
      await provideDependencies({ root: base.root, folder: worktree.folder, project });
      if (build !== undefined) await shell(build, worktree.pathOf(project));
    } catch (error) {
      await worktree.remove();
      throw error;
    }
    return worktree;
  }

  /** Removes it, and settles when it is gone. */
  async remove(): Promise<void> {
    this.#sweeper.ref();
    const { exitCode, signalCode } = this.#sweeper;
    const gone = exitCode === null && signalCode === null ? once(this.#sweeper, 'exit') : undefined;
    this.#sweeper.stdin?.destroy();
    await gone;
  }
}
