import { describe, expect, it } from '@jest/globals';
import { withinErrorBudget } from './error-budget';

describe('the error budget of a run', () => {
  it.each([
    [0, 40, true],
    [2, 40, true],
    [3, 40, false],
    // Below twenty slices the share of one would already be too large: the number alone counts.
    [1, 4, true],
    [2, 10, true],
    [3, 10, false],
    [1, 20, true],
    [2, 20, false],
    [3, 4_000, false],
  ])('%i parked of %i slices lets the others go on: %s', (parked, slices, goOn) => {
    expect(withinErrorBudget(parked, slices)).toBe(goOn);
  });
});
