const models = { area: 'Models' };

export const reads = { ...models, method: 'GET', role: 'viewer', scope: 'read' } as const;
/** Marketers draft. */
export const drafts = { ...models, role: 'marketer', scope: 'models:write' } as const;
/** What changes everybody's scores is an admin's. */
export const decides = { ...models, role: 'admin', scope: 'models:write' } as const;
