import { downLevelledModule, noteModule } from './downLevelling';

test.each([
  ['TypeScript', 'return __awaiter(this, void 0, void 0, function* () {'],
  ['Babel', 'return _asyncToGenerator(function* () {'],
  ['SWC', 'return _async_to_generator(function*() {'],
  ['an old Babel', 'return regeneratorRuntime.wrap(function () {'],
])('async code that %s compiled is found, except in installed packages', (_, code) => {
  jest.isolateModules(() => {
    // A module of its own each time: it keeps what it found.
    const own = jest.requireActual<typeof import('./downLevelling')>('./downLevelling');
    own.noteModule('/project/src/native.js', 'async () => { await awaiter(); }');
    own.noteModule('/project/node_modules/old/index.js', code);
    own.noteModule(undefined, code);
    expect(own.downLevelledModule()).toBeUndefined();
    own.noteModule('/project/src/fetch.js', code);
    own.noteModule('/project/src/later.js', code);
    expect(own.downLevelledModule()).toBe('/project/src/fetch.js');
  });
});

test('no module is found before one was compiled', () => {
  noteModule('/project/src/native.js', 'const __awaiter = 1;');
  expect(downLevelledModule()).toBeUndefined();
});
