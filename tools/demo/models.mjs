// The four models of the demo, as an admin would send them to the API.
const levels = (warm, hot, ready) => [
  { key: 'cold', name: 'Cold', tone: 'cold' },
  { key: 'warm', name: 'Warm', from: warm, tone: 'warm' },
  { key: 'hot', name: 'Hot', from: hot, tone: 'hot' },
  ...(ready ? [{ key: 'ready', name: 'Ready', from: ready, tone: 'ready' }] : []),
];

const did = (type, where) => ({ event: [type], ...(where && { where }) });
const has = (attribute, op, value) => ({ attribute, op, value });

export const models = [
  {
    create: {
      name: 'B2B engagement',
      kind: 'engagement',
      description: 'Scores web, e-mail and trial activity of every contact',
    },
    primary: true,
    everyMinutes: 360,
    definition: {
      levels: levels(30, 60, 88),
      decay: { kind: 'inactivity', points: 2, everyDays: 7 },
      groups: { mail: { min: 0, max: 30 } },
      floor: 0,
      ceiling: null,
      rules: [
        {
          name: 'Requested a demo',
          points: 30,
          when: did('form_submitted', { property: 'form', op: 'equals', value: 'Request a demo' }),
          limit: { first: 1, per: 'month' },
        },
        { name: 'Replied to an e-mail', points: 25, when: did('email_replied'), maxPoints: 50 },
        {
          name: 'Clicked a link',
          points: 3,
          when: did('link_clicked', { property: 'url', op: 'not_contains', value: 'unsubscribe' }),
          limit: { first: 2, per: 'day' },
          group: 'mail',
        },
        { name: 'Opened an e-mail', points: 1, when: did('email_opened'), maxPoints: 5, group: 'mail' },
        {
          name: 'Viewed pricing',
          points: 3,
          when: did('page_viewed', { property: 'path', op: 'starts_with', value: '/pricing' }),
          limit: { first: 2, per: 'day' },
          window: { days: 90 },
        },
        {
          name: 'Came to the site',
          points: 1,
          when: did('page_viewed'),
          limit: { first: 1, per: 'day' },
          maxPoints: 15,
        },
        { name: 'Attended a webinar', points: 12, when: did('webinar_attended') },
        { name: 'Started a trial', points: 20, when: did('trial_signup'), limit: { first: 1, per: 'lifetime' } },
        { name: 'Invited a teammate', points: 8, when: did('teammate_invited'), maxPoints: 24, window: { days: 90 } },
        { name: 'Uses the API', points: 12, when: did('api_call'), count: { min: 10 }, window: { days: 30 } },
        {
          name: 'Looks for a job',
          points: -20,
          when: did('page_viewed', { property: 'path', op: 'starts_with', value: '/careers' }),
          limit: { first: 1, per: 'lifetime' },
        },
        { name: 'Unsubscribed', points: -15, when: did('email_unsubscribed'), limit: { first: 1, per: 'lifetime' } },
      ],
    },
  },
  {
    create: { name: 'ICP fit', kind: 'profile', description: 'How well a contact fits the companies we serve' },
    primary: true,
    definition: {
      levels: levels(40, 70),
      decay: { kind: 'none' },
      groups: {},
      floor: 0,
      ceiling: 100,
      rules: [
        {
          name: 'Decides on operations',
          points: 30,
          when: {
            any: [
              has('jobTitle', 'contains', 'VP'),
              has('jobTitle', 'contains', 'Head of'),
              has('jobTitle', 'in', ['CTO', 'CFO', 'CMO', 'CRO']),
            ],
          },
        },
        { name: 'Moves goods', points: 24, when: has('industry', 'in', ['Logistics', 'Manufacturing', 'Retail']) },
        {
          name: 'Served region',
          points: 15,
          when: has('country', 'in', ['Norway', 'Sweden', 'Germany', 'Austria', 'United Kingdom']),
        },
        { name: 'Business address', points: 15, when: has('company', 'exists') },
        { name: 'Mid-size company', points: 10, when: has('companySize', 'between', [200, 999]) },
        { name: 'Works in a CRM we sync', points: 8, when: has('crm', 'in', ['Salesforce', 'HubSpot']) },
        { name: 'Sits in sales', points: 6, when: has('department', 'equals', 'Sales') },
        { name: 'Recruits', points: -25, when: has('jobTitle', 'equals', 'Recruiter') },
      ],
    },
  },
  {
    create: { name: 'Trial usage', kind: 'custom', description: 'How much a trial team does, fading within weeks' },
    definition: {
      levels: levels(20, 50),
      decay: { kind: 'halfLife', days: 14 },
      groups: {},
      floor: 0,
      ceiling: null,
      rules: [
        { name: 'Started a trial', points: 30, when: did('trial_signup') },
        { name: 'Called the API', points: 2.5, when: did('api_call'), limit: { first: 4, per: 'day' } },
        { name: 'Invited a teammate', points: 12, when: did('teammate_invited') },
        {
          name: 'Read the quick start',
          points: 3,
          when: did('page_viewed', { property: 'path', op: 'starts_with', value: '/docs' }),
          cooldownSeconds: 3_600,
        },
      ],
    },
  },
  {
    create: {
      name: 'Account interest',
      kind: 'account',
      description: 'What all people of a company do together, and how well the company fits',
    },
    primary: true,
    definition: {
      levels: levels(60, 120),
      decay: { kind: 'none' },
      groups: {},
      floor: 0,
      ceiling: null,
      rules: [
        {
          name: 'Somebody asked for a demo',
          points: 30,
          when: did('form_submitted', { property: 'form', op: 'equals', value: 'Request a demo' }),
          window: { days: 180 },
          maxPoints: 60,
        },
        { name: 'A trial began', points: 25, when: did('trial_signup'), window: { days: 180 }, maxPoints: 50 },
        {
          name: 'Pricing looked at by many',
          points: 20,
          when: did('page_viewed', { property: 'path', op: 'starts_with', value: '/pricing' }),
          count: { min: 5 },
          window: { days: 60 },
        },
        {
          name: 'Active day',
          points: 0.5,
          when: did('page_viewed'),
          limit: { first: 1, per: 'day' },
          window: { days: 90 },
          maxPoints: 20,
        },
        { name: 'Replies', points: 4, when: did('email_replied'), window: { days: 90 }, maxPoints: 24 },
        { name: 'Moves goods', points: 15, when: has('industry', 'in', ['Logistics', 'Manufacturing', 'Retail']) },
        { name: 'Mid-size company', points: 10, when: has('employees', 'between', [200, 999]) },
      ],
    },
  },
];
