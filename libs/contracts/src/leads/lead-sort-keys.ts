/** What a list can be ordered by; a leading `-` turns it round. Missing values come last either way. */
export const leadSortKeys = [
  'name',
  'created',
  'lastActivity',
  'score',
  'events',
  'change7',
  'change30',
  'peak',
] as const;
export type LeadSortKey = (typeof leadSortKeys)[number];
