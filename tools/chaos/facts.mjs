import { seeded } from '../demo/random.mjs';

const types = ['page_viewed', 'email_opened', 'link_clicked', 'form_submitted', 'email_sent'];

/** Batches of a hundred events by some hundred leads, out of order, some twice, some late; the same for the same seed. */
export function chaosFacts({ seed, batches, leads, until }) {
  const random = seeded(seed);
  const sent = [];
  return Array.from({ length: batches }, (_, b) =>
    Array.from({ length: 100 }, (_, i) => {
      if (sent.length > 50 && random.chance(0.05)) return random.pick(sent);
      const event = {
        id: `chaos-${b}-${i}`,
        type: random.pick(types),
        occurredAt: new Date(until - Math.floor(random.between(0, 90 * 86_400)) * 1_000).toISOString(),
        lead: { email: `lead${random.whole(0, leads - 1)}@chaos${random.whole(0, 9)}.example` },
        properties: { path: random.pick(['/', '/pricing', '/docs']) },
      };
      sent.push(event);
      return event;
    }),
  );
}

/** Limits, windows, decay, caps: whatever is counted twice or lost shows. */
export const chaosDefinition = (clickPoints) => ({
  levels: [
    { key: 'cold', name: 'Cold', tone: 'cold' },
    { key: 'warm', name: 'Warm', from: 20, tone: 'warm' },
    { key: 'hot', name: 'Hot', from: 50, tone: 'hot' },
  ],
  decay: { kind: 'none' },
  groups: {},
  floor: null,
  ceiling: null,
  rules: [
    { name: 'Views', points: 1, when: { event: ['page_viewed'] } },
    {
      name: 'Pricing',
      points: 2.5,
      when: { event: ['page_viewed'], where: { property: 'path', op: 'equals', value: '/pricing' } },
      limit: { first: 1, per: 'day' },
    },
    { name: 'Opens', points: 0.25, when: { event: ['email_opened'] }, maxPoints: 5 },
    { name: 'Clicks', points: clickPoints, when: { event: ['link_clicked'] }, cooldownSeconds: 86_400 },
    { name: 'Forms', points: 7, when: { event: ['form_submitted'] }, count: { min: 2 } },
  ],
});
