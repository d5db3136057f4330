import { expect } from '@jest/globals';
import { currentHost } from '../matchers/core/host';

// The environment brings its own. Without it these say so when they are called; Jest loads them slowly, so only then.
// oxlint-disable-next-line typescript/no-require-imports
if (currentHost() === undefined) expect.extend(require('../matchers') as typeof import('../matchers'));
