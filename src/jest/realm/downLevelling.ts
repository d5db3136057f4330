/** Calls of what TypeScript, Babel and SWC put in the place of async code for targets that have none. */
const HELPERS = /\b(?:__awaiter|__generator|_?asyncToGenerator|_async_to_generator)\(|\bregeneratorRuntime\b/;

/** Modules of a project whose async code was compiled away, oldest first. */
const modules: string[] = [];

/** Looks at the code of a module that is about to be compiled; what was installed is as slow outside of Jest. */
export function noteModule(filename: string | undefined, code: string): void {
  if (filename === undefined || /[\\/]node_modules[\\/]/.test(filename)) return;
  if (HELPERS.test(code)) modules.push(filename);
}

/** Returns a module of the project whose async code was compiled to slower code, or undefined if there is none. */
export function downLevelledModule(): string | undefined {
  return modules[0];
}
