import { geometricMean, ratiosOf } from './ratios';

test("ratios do not depend on changes of the machine's speed between pairs of processes", () => {
  const speeds = [1, 1.6, 1, 1.6, 1, 1.6, 1.6];
  const bare = speeds.map((speed) => ({ a: 100 * speed, b: 10 * speed }));
  const jest = speeds.map((speed) => ({ a: 110 * speed, b: 10 * speed }));
  const ratios = ratiosOf(jest, bare);
  expect(ratios.get('a')?.estimate).toBeCloseTo(1.1);
  expect(ratios.get('a')?.high).toBeCloseTo(1.1);
  expect(ratios.get('b')).toEqual({ estimate: 1, low: 1, high: 1 });
});

test('the geometric mean of a half and two is one', () => {
  const at = (estimate: number) => ({ estimate, low: estimate, high: estimate });
  expect(geometricMean([at(0.5), at(2)])).toBeCloseTo(1);
});
