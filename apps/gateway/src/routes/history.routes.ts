import { historyKinds, HistoryQuery, leadHistory, LeadHistoryPage, scoreChangesByHand } from '@heatline/contracts';
import { joinHistory, placeOf } from './join-history';
import { routeOfSeveral } from './route';

export const historyRoutes = [
  routeOfSeveral(
    [leadHistory, scoreChangesByHand],
    {
      area: 'Leads',
      method: 'GET',
      path: '/leads/:leadId/history',
      role: 'viewer',
      scope: 'read',
      query: HistoryQuery,
      reply: LeadHistoryPage,
      summary: 'Every change of a lead, and of its scores by hand, newest first',
    },
    async (ask, { params, query: { kind, limit, cursor } }) => {
      // One more than asked for: it only tells that there are more.
      const part = { ...params, kinds: kind ?? [...historyKinds], before: placeOf(cursor), limit: limit + 1 };
      const [facts, scores] = await Promise.all([ask(leadHistory, part), ask(scoreChangesByHand, part)]);
      return joinHistory([facts.items, scores.items], limit);
    },
  ),
];
