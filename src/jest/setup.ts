import { expect } from '@jest/globals';
import { currentHost } from '../matchers/host';
import * as matchers from '../matchers';

// The environment brings its own. Without it these say so when they are called.
if (currentHost() === undefined) expect.extend(matchers);
