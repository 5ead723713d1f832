/** So many of the busiest leads of the demo have an owner; the others wait for one. */
const shared = 240;

/**
 * Shares leads among the members who sell. Safe to repeat: once somebody owns one of them, nothing is given away.
 * @param {ReturnType<import('./seed.mjs').apiClient>} api
 * @returns {Promise<number>} how many have an owner
 */
export async function shareLeads(api) {
  const { items: models } = await api('GET', '/models');
  const model = models.find(({ kind, primary }) => kind === 'engagement' && primary);
  if (!model) return 0;
  const { items: leads } = await api('GET', `/leads?modelId=${model.modelId}&sort=-lastActivity&limit=200`);
  const { items: more } = await api(
    'GET',
    `/leads?modelId=${model.modelId}&sort=change7&limit=${shared - leads.length}`,
  );
  const all = [...new Map([...leads, ...more].map((lead) => [lead.leadId, lead])).values()];
  const owned = all.filter(({ ownerId }) => ownerId).length;
  if (owned > 0) return owned;
  const { items: members } = await api('GET', '/members');
  const sellers = members.filter(({ active, role }) => active && role !== 'viewer');
  for (const [i, { id: ownerId }] of sellers.entries()) {
    const leadIds = all.filter((_, n) => n % sellers.length === i).map(({ leadId }) => leadId);
    await api('POST', '/leads/bulk-assign-owner', { ownerId, leadIds });
  }
  return all.length;
}
