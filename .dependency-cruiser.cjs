/** Which rooms of `src` each room may import from, besides itself; types count. Data flows one way. */
const rooms = {
  model: [],
  statistics: ['model'],
  workload: ['model'],
  claims: ['model', 'statistics'],
  measure: ['model', 'workload'],
  describe: ['model', 'statistics', 'claims'],
  trial: ['model', 'statistics', 'claims', 'measure', 'workload'],
  record: ['model', 'claims', 'describe', 'workload'],
  matchers: ['model', 'claims', 'describe', 'measure', 'trial', 'workload'],
  report: ['model', 'claims', 'describe', 'record'],
  revision: [],
};

/** A test may import what it needs to set the scene. */
const TESTS = String.raw`\.test\.ts$|/testing/`;

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `The room ${room} may import from ${[room, ...allowed].join(', ')} only.`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: TESTS },
  to: { path: '^src/', pathNot: `^src/(?:${[room, ...allowed].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'known-room',
      comment: 'A new room says in .dependency-cruiser.cjs whom it may import.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(?:${[...Object.keys(rooms), 'jest', 'cli'].join('|')})/` },
      to: {},
    },
    {
      name: 'report-computes-nothing',
      comment: 'The room report takes types of claims, and no code.',
      severity: 'error',
      from: { path: '^src/report/', pathNot: TESTS },
      to: { path: '^src/claims/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure',
      comment: 'These rooms are handed what they need of a process, a file or a clock, or do without it.',
      severity: 'error',
      from: { path: '^src/(?:model|statistics|claims)/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-test-code',
      comment: 'Only tests may import what is there for tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-cycle',
      comment: 'No file may import itself by way of others; types count.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
