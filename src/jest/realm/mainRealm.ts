import type { Context } from 'node:vm';
import type { JestEnvironment, JestEnvironmentConfig } from '@jest/environment';
import { LegacyFakeTimers, ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';
import { mainContext } from './mainContext';
import type { Realm } from './realm';
import { installGlobals } from './realmGlobals';

type ProjectConfig = JestEnvironmentConfig['projectConfig'];

/** The realm of the process itself, in which code is as fast as outside of Jest. */
export class MainRealm implements Realm {
  readonly distortion = undefined;
  readonly global = globalThis as unknown as JestEnvironment['global'];
  readonly moduleMocker = new ModuleMocker(globalThis);
  readonly fakeTimers: JestEnvironment['fakeTimers'];
  readonly fakeTimersModern: ModernFakeTimers;
  readonly #exportConditions: string[];
  readonly #restoreGlobals: () => void;
  #context: Context | null = mainContext();

  constructor(projectConfig: ProjectConfig) {
    const { customExportConditions } = projectConfig.testEnvironmentOptions;
    this.#exportConditions = (customExportConditions as string[] | undefined) ?? ['node', 'node-addons'];
    this.#restoreGlobals = installGlobals(projectConfig.globals);
    this.fakeTimers = legacyFakeTimers(this.moduleMocker, projectConfig);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    process.once('disconnect', exitWithParent);
  }

  exportConditions(): string[] {
    return this.#exportConditions;
  }

  getVmContext(): Context | null {
    return this.#context;
  }

  teardown(): Promise<void> {
    // A listener keeps the channel to the parent open, and so this process alive.
    process.off('disconnect', exitWithParent);
    this.fakeTimers?.dispose();
    this.fakeTimersModern.dispose();
    this.#restoreGlobals();
    this.#context = null;
    return Promise.resolve();
  }
}

/** The parent has gone: nobody would read what this process measures. */
function exitWithParent(): void {
  process.exit();
}

interface Timer {
  readonly id: number;
  ref(): Timer;
  unref(): Timer;
}

function legacyFakeTimers(moduleMocker: ModuleMocker, config: ProjectConfig): JestEnvironment['fakeTimers'] {
  const timerConfig = {
    idToRef: (id: number): Timer => ({ id, ref: () => timerConfig.idToRef(id), unref: () => timerConfig.idToRef(id) }),
    refToId: (timer?: Timer): number | undefined => timer?.id,
  };
  return new LegacyFakeTimers({ config, global: globalThis, moduleMocker, timerConfig });
}
