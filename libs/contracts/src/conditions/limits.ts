/** How large a condition may be. Generous for people, small enough that no condition can slow a list down. */
export const conditionLimits = {
  depth: 8,
  leaves: 100,
  listLength: 1_000,
  textLength: 1_000,
  keyLength: 200,
  patternLength: 500,
  spanDays: 36_500,
} as const;
