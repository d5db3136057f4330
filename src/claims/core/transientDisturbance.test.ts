import { withoutNoisyNeighbour } from './transientDisturbance';

test('a noisy neighbour slows down the larger half of the sizes of every arm', () => {
  expect(withoutNoisyNeighbour([14, 14, 14, 14])).toEqual([14, 14, 10, 10]);
  expect(withoutNoisyNeighbour([14, 14, 14, 14], 2)).toEqual([14, 10, 14, 10]);
  // The middle one of an odd number is not among the larger half
  expect(withoutNoisyNeighbour([14, 14, 14])).toEqual([14, 14, 10]);
});
