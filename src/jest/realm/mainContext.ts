import vm from 'node:vm';
import { noteModule } from './downLevelling';

/** Contexts that only mark modules: what Jest compiles for them is compiled in the process's main context instead. */
const markers = new WeakSet<object>();
let redirected = false;

/**
 * Returns a context for which Jest's modules run in the main realm of the process, as fast as outside of Jest.
 *
 * Jest compiles every module through functions that it looks up on `node:vm` at each use. They are wrapped once a
 * process, and for contexts that this function returned they leave the context out.
 */
export function mainContext(): vm.Context {
  if (!redirected) redirect();
  redirected = true;
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
  markers.add(context);
  return context;
}

type Contexts = Partial<Record<'parsingContext' | 'context', object>>;
type Options = Contexts & { filename?: string; identifier?: string } & Record<string, unknown>;

/** The parts of `node:vm` that are wrapped; the module classes exist with --experimental-vm-modules only. */
interface Wrapped {
  compileFunction: (code: string, parameters?: readonly string[], options?: Options) => unknown;
  SourceTextModule?: new (code: string, options?: Options) => object;
  SyntheticModule?: new (names: string[], evaluate: () => void, options?: Options) => object;
}

function redirect(): void {
  const wrapped = vm as unknown as Wrapped;
  const { compileFunction, SourceTextModule, SyntheticModule } = wrapped;
  wrapped.compileFunction = (code, parameters, options) => {
    noteModule(options?.filename, code);
    return compileFunction(code, parameters, inMainRealm(options));
  };
  if (SourceTextModule !== undefined) {
    wrapped.SourceTextModule = class extends SourceTextModule {
      constructor(code: string, options?: Options) {
        noteModule(options?.identifier, code);
        super(code, inMainRealm(options));
      }
    };
  }
  if (SyntheticModule !== undefined) {
    wrapped.SyntheticModule = class extends SyntheticModule {
      constructor(names: string[], evaluate: () => void, options?: Options) {
        super(names, evaluate, inMainRealm(options));
      }
    };
  }
}

function inMainRealm(options: Options = {}): Options {
  const { parsingContext, context, ...rest } = options;
  if (parsingContext !== undefined && markers.has(parsingContext)) return rest;
  return context !== undefined && markers.has(context) ? rest : options;
}
