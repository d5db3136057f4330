import type { Context } from 'node:vm';
import type { EnvironmentContext, JestEnvironment, JestEnvironmentConfig } from '@jest/environment';
import type { Circus } from '@jest/types';
import { HOST, type MatcherHost } from '../matchers/core/host';
import * as matchers from '../matchers';
import { systemInstruments, systemPrograms } from '../measure/clock/instruments';
import { systemCoverage } from '../measure/counting/steps/coverage';
import { countLines, locate, profile } from '../measure/where/locate';
import { nativeCalls } from '../measure/where/nativeCalls';
import { defaultMemoryLimitBytes } from '../measure/clock/memory';
import { Session } from '../trial/session';
import { ChannelListener } from './channel/channelListener';
import { RunnerClient } from './channel/runnerClient';
import { childTask } from './process/child';
import { environmentOptions, type EnvironmentOptions } from './lifecycle/environmentOptions';
import { downLevelledModule } from './realm/downLevelling';
import { fileRecord, type Milestones } from './lifecycle/fileRecord';
import { print } from './lifecycle/publication';
import { freshen } from './realm/freshHeap';
import { MainRealm } from './realm/mainRealm';
import { configurationProblem, hostProblemDetector, reasonNotMeasured } from './lifecycle/hostCheck';
import { repeatedOutputOnce } from './realm/repeatedOutput';
import { quietAsyncLocalStorage } from './realm/quietStorage';
import { cheapErrorsIn } from './realm/cheapErrors';
import { processAgeMs } from './realm/realTimers';
import type { Realm } from './realm/realm';
import { TestLifecycle, testNames } from './lifecycle/testLifecycle';

/**
 * The environment of perf files. In a process of their own, their modules run in its main realm, in which code is as fast
 * as outside of Jest.
 *
 * Without the runner, in the process of Jest itself, it falls back to an isolated realm, and reports the cost.
 */
export default class AsymptoteEnvironment implements JestEnvironment {
  readonly session: Session;
  readonly options: EnvironmentOptions;
  readonly milestones: Milestones;
  readonly realm: Realm;
  readonly global: JestEnvironment['global'];
  readonly moduleMocker: JestEnvironment['moduleMocker'];
  readonly fakeTimers: JestEnvironment['fakeTimers'];
  readonly fakeTimersModern: JestEnvironment['fakeTimersModern'];
  readonly exportConditions = (): string[] => this.realm.exportConditions();
  readonly getVmContext = (): Context | null => this.realm.getVmContext();
  readonly #lifecycle: TestLifecycle;
  /** The file, if this environment must report on it itself: Jest's own test runner carries no records. */
  readonly #unreported: string | undefined;
  /** The runner that started this process, if one did. */
  readonly #runner: RunnerClient | undefined;
  #restoreStorage: () => void = () => undefined;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    const problem = configurationProblem(config);
    if (problem !== undefined) throw new Error(`jest-asymptote: ${problem}`);
    const { globalConfig, projectConfig } = config;
    const task = childTask();
    const startMs = task === undefined ? processAgeMs() : 0;
    this.options = environmentOptions(projectConfig.testEnvironmentOptions);
    systemPrograms.folder = projectConfig.rootDir;
    // Code that is compiled before has no counters.
    if (task?.role.kind === 'rerun' && task.role.rerun.metric === 'steps') systemCoverage.start();
    this.realm = task === undefined ? isolatedRealm(config, context) : new MainRealm(projectConfig);
    this.global = this.realm.global;
    this.moduleMocker = this.realm.moduleMocker;
    this.fakeTimers = this.realm.fakeTimers;
    this.fakeTimersModern = this.realm.fakeTimersModern;
    this.#runner = task && new RunnerClient(task, context.testPath);
    const { errorRate, budgetNs, callLimitNs, seed = globalConfig.seed, busy, mode } = this.options;
    const withCheapErrors = cheapErrorsIn(this.global);
    const withOutputOnce = repeatedOutputOnce(this.global, task !== undefined);
    const { memoryLimitBytes = defaultMemoryLimitBytes() } = this.options;
    const trial = { errorRate, budgetNs, callLimitNs, memoryLimitBytes, seed };
    this.session = new Session(trial, systemInstruments, {
      prepared: (measure) => withCheapErrors(() => withOutputOnce(measure)),
      notMeasured: reasonNotMeasured(config),
      downLevelledModule,
      locator: { locate, profile, countLines, nativeCalls, isForAll: projectConfig.verbose === true },
      ...this.#runner?.host,
      listener: this.#runner && new ChannelListener(this.#runner, systemInstruments.clock, callLimitNs),
    });
    const host: MatcherHost = { session: this.session, busy, mode, problem: hostProblemDetector(this.global) };
    // The matchers find it in the realm of this module, a setup file in the realm of the tests.
    for (const global of [globalThis, this.global]) {
      Object.defineProperty(global, HOST, { value: host, configurable: true });
    }
    this.#unreported = projectConfig.testRunner === require.resolve('./testRunner') ? undefined : context.testPath;
    const timeoutMs = globalConfig.testTimeout ?? projectConfig.testTimeout;
    this.#lifecycle = new TestLifecycle(this.session, timeoutMs, this.#runner?.isServing);
    this.milestones = { startMs, environmentMs: processAgeMs(), loadedMs: 0 };
  }

  setup(): Promise<void> {
    this.#restoreStorage = quietAsyncLocalStorage();
    return Promise.resolve();
  }

  handleTestEvent(event: Circus.Event, state: Circus.State): void | Promise<void> {
    if (event.name === 'setup') {
      this.#restoreStorage();
      // Loaded here, outside the reach of the module mocks and registries of tests
      (event.runtimeGlobals as { expect: { extend(added: object): void } }).expect.extend(matchers);
    }
    if (event.name === 'run_start') return this.#begin(state);
    return this.#lifecycle.handle(event, state);
  }

  /** The file is loaded. From now on, code should run as if nothing had been loaded before. */
  async #begin({ rootDescribeBlock }: Circus.State): Promise<void> {
    this.milestones.loadedMs = processAgeMs();
    if (this.#runner === undefined) return;
    // From now on messages go out at once, even if a workload blocks the thread for good.
    await this.#runner.greeted;
    if (this.#runner.isServing) {
      this.#runner.connection.notify({ kind: 'tests', names: testNames(rootDescribeBlock) });
    }
    await freshen();
  }

  async teardown(): Promise<void> {
    if (this.#unreported !== undefined) await print([fileRecord(this.#unreported, this)]);
    this.#restoreStorage();
    await systemPrograms.end();
    this.#runner?.connection.close();
    Reflect.deleteProperty(globalThis, HOST);
    await this.realm.teardown();
  }
}

function isolatedRealm(config: JestEnvironmentConfig, context: EnvironmentContext): Realm {
  // Loaded only here: its base class takes a seventh of the start-up of a process.
  // oxlint-disable-next-line typescript/no-require-imports
  const { IsolatedRealm } = require('./realm/isolatedRealm') as typeof import('./realm/isolatedRealm');
  return new IsolatedRealm(config, context);
}
