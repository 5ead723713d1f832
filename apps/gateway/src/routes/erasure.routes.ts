import {
  BulkDelete,
  bulkDelete,
  eraseLead,
  ErasureQuery,
  idsOfLead,
  listErasures,
  PersonalData,
  personalDataCalls,
  servicesWithLeads,
} from '@heatline/contracts';
import { type Ask, route, routeOfSeveral } from './route';

const admins = { area: 'Erasure', role: 'admin', scope: 'admin' } as const;

/** What is known of a person, and how it goes away. */
export const erasureRoutes = [
  route(
    eraseLead,
    {
      ...admins,
      method: 'DELETE',
      path: '/leads/:leadId',
      status: 202,
      summary: 'Erase a person everywhere. There is no way back; the run leaves a proof',
    },
    ({ params, caller }) => ({ ...params, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    bulkDelete,
    {
      ...admins,
      method: 'POST',
      path: '/leads/bulk-delete',
      body: BulkDelete,
      mayRun: true,
      summary: 'Erase many people everywhere, by a run',
    },
    ({ body, caller }) => ({ action: body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    listErasures,
    {
      ...admins,
      method: 'GET',
      path: '/erasures',
      query: ErasureQuery,
      summary: 'Proofs that people were erased: what went, when, by whom',
    },
    ({ query }) => query,
  ),
  routeOfSeveral(
    [idsOfLead, ...servicesWithLeads.map((service) => personalDataCalls[service].read)],
    {
      ...admins,
      method: 'GET',
      path: '/leads/:leadId/personal-data',
      reply: PersonalData,
      summary: 'All that is known of a person',
    },
    async (ask, { params }) => ({ ...(await known(ask, params)), readAt: new Date().toISOString() }),
  ),
];

async function known(ask: Ask, params: { leadId: string }): Promise<Omit<PersonalData, 'readAt'>> {
  const { leadId, leadIds } = await ask(idsOfLead, params);
  const data: PersonalData['data'] = {};
  for (const service of servicesWithLeads) {
    const tables: PersonalData['data'][string] = {};
    for (let cursor: string | undefined, more = true; more;) {
      const { table, rows, next } = await ask(personalDataCalls[service].read, { leadIds, ...(cursor && { cursor }) });
      if (rows.length > 0) tables[table] = [...(tables[table] ?? []), ...rows];
      cursor = next ?? undefined;
      more = next !== null;
    }
    data[service] = tables;
  }
  return { leadId, leadIds, data };
}
