/** Ways to name a lead, strongest first: of several, the first that is known decides. */
export const aliasTypes = ['externalId', 'email', 'phone', 'social', 'cookie'] as const;
