import { rootTicks } from './root-ticks';

it.each([
  [1_514, [1_000, 500, 200, 50]],
  [400, [200, 100, 20]],
  [7, [5, 2, 1]],
  [1, [1]],
  [0.5, []],
  [98_000, [50_000, 20_000, 5_000]],
])('the scale up to %d has round counts: %j', (most, ticks) => {
  expect(rootTicks(most)).toEqual(ticks);
});
