import { seenValues } from '@heatline/contracts';
import * as z from 'zod';
import { reads } from './model-roles';
import { route } from './route';

const SeenQuery = z.object({
  q: z.string().max(200).optional(),
  eventType: z.string().max(200).optional(),
  key: z.string().min(1).max(200).optional(),
});
const SeenAttributesQuery = SeenQuery.omit({ eventType: true }).extend({
  account: z.stringbool('account is true or false').default(false),
});

/** What conditions can ask for, by what was sent so far. */
export const seenValueRoutes = [
  route(
    seenValues,
    { ...reads, path: '/seen/event-types', query: SeenQuery, summary: 'Event types that were seen' },
    ({ query: { q } }) => ({ of: 'eventTypes' as const, q }),
  ),
  route(
    seenValues,
    { ...reads, path: '/seen/campaigns', query: SeenQuery, summary: 'Campaigns that were seen' },
    ({ query: { q } }) => ({ of: 'campaigns' as const, q }),
  ),
  route(
    seenValues,
    {
      ...reads,
      path: '/seen/properties',
      query: SeenQuery,
      summary: 'Property names that were seen, or the values of one',
    },
    ({ query: { q, eventType, key } }) =>
      key === undefined
        ? { of: 'properties' as const, q, eventType }
        : { of: 'propertyValues' as const, q, eventType, key },
  ),
  route(
    seenValues,
    {
      ...reads,
      path: '/seen/attributes',
      query: SeenAttributesQuery,
      summary: 'Attribute names that were seen, or the values of one',
    },
    ({ query: { q, key, account } }) =>
      key === undefined
        ? { of: 'attributes' as const, account, q }
        : { of: 'attributeValues' as const, account, q, key },
  ),
];
