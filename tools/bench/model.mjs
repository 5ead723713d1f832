// The model of the measurements: 15 event rules (properties, limits, windows, caps, half-life) and 7 attribute rules.
const did = (type, where) => ({ event: [type], ...(where && { where }) });
const path = (value) => did('page_viewed', { property: 'path', op: 'starts_with', value });
const has = (attribute, op, value) => ({ attribute, op, value });

/**
 * @param {{ factor?: number, largePoints?: number, article?: string }} variant all points are multiplied by `factor`, so that nearly every
 *   score changes; `largePoints` are those of one lead in twenty; an `article` that no earlier version has asked for makes the next one
 *   read all events anew
 */
export const benchDefinition = ({ factor = 1, largePoints = 6, article = '' } = {}) => ({
  levels: [
    { key: 'cold', name: 'Cold', tone: 'cold' },
    { key: 'warm', name: 'Warm', from: 40, tone: 'warm' },
    { key: 'hot', name: 'Hot', from: 90, tone: 'hot' },
  ],
  decay: { kind: 'none' },
  groups: { mail: { min: 0, max: 60 * factor } },
  floor: 0,
  ceiling: null,
  rules: [
    {
      name: 'Viewed a page',
      points: 1,
      when: did('page_viewed'),
      limit: { first: 3, per: 'day' },
      maxPoints: 40 * factor,
    },
    { name: 'Viewed pricing', points: 4, when: path('/pricing'), limit: { first: 2, per: 'day' } },
    { name: 'Read the docs', points: 2, when: path('/docs'), cooldownSeconds: 3_600 },
    { name: 'Read the blog', points: 0.5, when: path(`/blog/${article}`), maxPoints: 10 * factor },
    { name: 'Looks for a job', points: -20, when: path('/careers'), limit: { first: 1, per: 'lifetime' } },
    { name: 'Viewed the product lately', points: 3, when: path('/product'), window: { days: 30 } },
    { name: 'Opened a mail', points: 1, when: did('email_opened'), group: 'mail' },
    {
      name: 'Opened a mail of the spring',
      points: 1,
      when: { event: ['email_opened'], campaign: ['campaign-3'] },
      group: 'mail',
    },
    { name: 'Clicked a link', points: 3, when: did('link_clicked'), group: 'mail', window: { days: 90 } },
    { name: 'Replied', points: 25, when: did('email_replied'), maxPoints: 50 * factor },
    {
      name: 'Requested a demo',
      points: 30,
      when: did('form_submitted', { property: 'form', op: 'equals', value: 'Request a demo' }),
      decay: { kind: 'halfLife', days: 60 },
    },
    { name: 'Submitted a form', points: 5, when: did('form_submitted') },
    {
      name: 'Uses the API',
      points: 12,
      when: did('api_call', { property: 'calls', op: 'gte', value: 100 }),
      count: { min: 3 },
      window: { days: 60 },
    },
    { name: 'Attended a webinar', points: 10, when: did('webinar_attended') },
    { name: 'Unsubscribed', points: -15, when: did('email_unsubscribed'), limit: { first: 1, per: 'lifetime' } },
    {
      name: 'Decides',
      points: 20,
      when: {
        any: [has('jobTitle', 'contains', 'VP'), has('jobTitle', 'contains', 'Head'), has('jobTitle', 'equals', 'CTO')],
      },
    },
    { name: 'Recruits', points: -10, when: has('jobTitle', 'equals', 'Recruiter') },
    { name: 'Nordic', points: 8, when: has('country', 'in', ['NO', 'SE']) },
    { name: 'German', points: 5, when: has('country', 'equals', 'DE') },
    { name: 'Mid-size', points: 10, when: has('companySize', 'between', [200, 1000]) },
    { name: 'Very large', points: largePoints, when: has('companySize', 'gt', 4760) },
    { name: 'Software', points: 6, when: has('industry', 'equals', 'SaaS') },
  ].map((rule) => ({ ...rule, points: Math.round(rule.points * factor * 100) / 100 })),
});
