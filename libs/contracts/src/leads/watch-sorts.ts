export const watchSortKeys = ['score', 'change', 'since', 'lastActivity'] as const;
/** A leading `-` turns it round. */
export const watchSorts = [...watchSortKeys, ...watchSortKeys.map((key) => `-${key}` as const)];
