import type { Context } from 'node:vm';
import type { EnvironmentContext, JestEnvironment, JestEnvironmentConfig } from '@jest/environment';
import { LegacyFakeTimers, ModernFakeTimers } from '@jest/fake-timers';
import type { Circus } from '@jest/types';
import { ModuleMocker } from 'jest-mock';
import { HOST, type Host } from '../matchers/host';
import * as matchers from '../matchers';
import { systemInstruments } from '../measure/instruments';
import { PerfFile } from '../trial/perfFile';
import { environmentOptions, type EnvironmentOptions } from './environmentOptions';
import { mainRealmContext } from './mainRealm';
import { ProgressLine } from './progress';
import { quietAsyncLocalStorage } from './quietStorage';
import { quietly } from './quietly';
import { hasFakeTimers, processAgeMs } from './realTimers';
import { installGlobals } from './realmGlobals';
import { refusalOf } from './refusal';
import { TestLifecycle } from './testLifecycle';

/** When the file's process reached which point, in milliseconds since it started. */
export interface Milestones {
  environmentMs: number;
  loadedMs: number;
}

/**
 * The environment of perf files: their modules run in the main realm of a process of their own, where code is as fast
 * as outside of Jest, and their claims find here what they share.
 */
export default class AsymptoteEnvironment implements JestEnvironment {
  readonly perfFile: PerfFile;
  readonly options: EnvironmentOptions;
  readonly milestones: Milestones = { environmentMs: processAgeMs(), loadedMs: 0 };
  readonly global: JestEnvironment['global'];
  readonly moduleMocker: ModuleMocker;
  readonly fakeTimers: JestEnvironment['fakeTimers'];
  readonly fakeTimersModern: ModernFakeTimers;
  readonly #lifecycle: TestLifecycle;
  readonly #restoreGlobals: () => void;
  #restoreStorage: () => void = () => undefined;
  #context: Context | null = mainRealmContext();

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    const refusal = refusalOf(config, context);
    if (refusal !== undefined) throw new Error(`jest-asymptote: ${refusal}`);
    const { globalConfig, projectConfig } = config;
    this.options = environmentOptions(projectConfig.testEnvironmentOptions);
    const { seed = globalConfig.seed } = this.options;
    this.perfFile = new PerfFile({ ...this.options, seed }, systemInstruments, quietly);
    const progress = new ProgressLine(context.testPath, this.options.callLimitNs);
    this.perfFile.onProgress = (claim, place) => {
      progress.running(this.perfFile.test?.name ?? '', claim, place);
    };
    this.perfFile.onIdle = () => {
      progress.idle(this.perfFile.test?.name ?? '');
    };
    this.#restoreGlobals = installGlobals(projectConfig.globals);
    this.global = globalThis as unknown as JestEnvironment['global'];
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = legacyFakeTimers(this.moduleMocker, projectConfig);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    const host: Host = { perfFile: this.perfFile, matchers, busy: this.options.busy, hasFakeTimers };
    Object.defineProperty(globalThis, HOST, { value: host, configurable: true });
    const timeoutMs = globalConfig.testTimeout ?? projectConfig.testTimeout;
    this.#lifecycle = new TestLifecycle(this.perfFile, timeoutMs);
    process.once('disconnect', exitWithParent);
  }

  setup(): Promise<void> {
    this.#restoreStorage = quietAsyncLocalStorage();
    return Promise.resolve();
  }

  handleTestEvent(event: Circus.Event, state: Circus.State): void | Promise<void> {
    if (event.name === 'setup') this.#restoreStorage();
    if (event.name === 'run_start') this.milestones.loadedMs = processAgeMs();
    return this.#lifecycle.handle(event, state);
  }

  exportConditions(): string[] {
    return ['node', 'node-addons'];
  }

  getVmContext(): Context | null {
    return this.#context;
  }

  teardown(): Promise<void> {
    // As long as somebody listens for it, the channel to the parent keeps this process alive.
    process.off('disconnect', exitWithParent);
    this.#restoreStorage();
    this.fakeTimers?.dispose();
    this.fakeTimersModern.dispose();
    this.#restoreGlobals();
    this.#context = null;
    return Promise.resolve();
  }
}

/** Whoever waits for this child is gone: so should it be, rather than to go on measuring. */
function exitWithParent(): void {
  process.exit();
}

interface TimerRef {
  readonly id: number;
  ref(): TimerRef;
  unref(): TimerRef;
}

function legacyFakeTimers(
  moduleMocker: ModuleMocker,
  config: JestEnvironmentConfig['projectConfig'],
): JestEnvironment['fakeTimers'] {
  const timerConfig = {
    idToRef: (id: number): TimerRef => ({
      id,
      ref: () => timerConfig.idToRef(id),
      unref: () => timerConfig.idToRef(id),
    }),
    refToId: (timer: TimerRef | undefined): number | undefined => timer?.id,
  };
  return new LegacyFakeTimers({ config, global: globalThis, moduleMocker, timerConfig });
}
