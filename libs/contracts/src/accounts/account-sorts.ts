export const accountSortKeys = ['name', 'created', 'score', 'leads', 'lastActivity'] as const;
export type AccountSortKey = (typeof accountSortKeys)[number];
/** What the list can be ordered by; a leading `-` turns it round. */
export const accountSorts = [...accountSortKeys, ...accountSortKeys.map((key) => `-${key}` as const)];
