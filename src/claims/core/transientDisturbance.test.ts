import { withoutNeighbour } from './transientDisturbance';

test('a neighbour slows the larger half of the sizes, of every arm', () => {
  expect(withoutNeighbour([14, 14, 14, 14])).toEqual([14, 14, 10, 10]);
  expect(withoutNeighbour([14, 14, 14, 14], 2)).toEqual([14, 10, 14, 10]);
  // The middle one of an odd number is not among the larger half
  expect(withoutNeighbour([14, 14, 14])).toEqual([14, 14, 10]);
});
