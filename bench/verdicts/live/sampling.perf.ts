import type {} from '../../../src/matchers/types';
import { sum } from '../../../fixtures/growth';

// Alone in its file: this claim spends all the time that the file spends on measuring.
test('a claim on one arm at six sizes', async () => {
  await expect(sum).toScaleAs('n', { sizes: [70, 280, 1120, 4480, 17_920, 71_680] });
});
