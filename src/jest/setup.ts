import { expect } from '@jest/globals';
import { currentHost } from '../matchers/host';
import * as ownMatchers from '../matchers';

// Those of the environment were loaded outside the reach of module mocks and registries. Without the environment the
// ones loaded here say so when they are called.
expect.extend((currentHost()?.matchers ?? ownMatchers) as Parameters<typeof expect.extend>[0]);
