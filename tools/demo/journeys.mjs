// What the people of the demo did over the past year: journeys that marketers will recognise, some 60,000 events.
const day = 86_400_000;
const minute = 60_000;

const campaigns = [
  'Nordic freight, autumn',
  'Spring launch',
  'Webinar: cold chain',
  'October sequence',
  'Renewal 2026',
  'Trade fair follow-up',
];
const mails = [
  'Q4 rate card',
  'Case study: cold chain',
  'Three ways to cut detours',
  'Your trial, day 3',
  'Product news',
  'An invitation',
];
const pages = [
  '/',
  '/blog/routing-in-winter',
  '/product',
  '/product/api',
  '/customers',
  '/security',
  '/docs/quickstart',
];

/** One visit: a handful of page views within half an hour. */
function visit(random, at, { pricing = 0.15, careers = 0 } = {}) {
  const views = random.whole(1, 4);
  return Array.from({ length: views }, (_, i) => ({
    type: 'page_viewed',
    at: at + i * random.whole(1, 4) * minute,
    properties: {
      path: random.chance(careers)
        ? '/careers'
        : random.chance(pricing)
          ? random.pick(['/pricing', '/pricing/enterprise'])
          : random.pick(pages),
      source: random.pick(['organic', 'newsletter', 'ad', 'direct']),
    },
  }));
}

/** One mail of a campaign: sent, perhaps opened, clicked, answered. */
function mail(random, at, { open, click, reply }) {
  const campaign = random.pick(campaigns);
  const properties = { subject: random.pick(mails) };
  const events = [{ type: 'email_sent', at, campaign, properties }];
  if (!random.chance(open)) return events;
  const opened = at + random.whole(5, 1_800) * minute;
  events.push({ type: 'email_opened', at: opened, campaign, properties });
  if (random.chance(click)) {
    events.push({
      type: 'link_clicked',
      at: opened + minute,
      campaign,
      properties: { ...properties, url: `https://heatline.example${random.pick(pages)}` },
    });
    events.push(...visit(random, opened + 2 * minute));
  }
  if (random.chance(reply))
    events.push({ type: 'email_replied', at: opened + random.whole(10, 600) * minute, campaign, properties });
  return events;
}

const trial = (random, at, team) => [
  { type: 'form_submitted', at, properties: { form: 'Start a trial' } },
  { type: 'trial_signup', at: at + minute, properties: { plan: 'trial' } },
  ...Array.from({ length: random.whole(4, 40) }, (_, i) => ({
    type: 'api_call',
    at: at + (i * random.between(0.1, 0.9) + 0.05) * day,
    properties: { endpoint: random.pick(['/v1/routes', '/v1/quotes', '/v1/track']), calls: random.whole(1, 400) },
  })),
  ...Array.from({ length: team }, (_, i) => ({
    type: 'teammate_invited',
    at: at + (i + 1) * random.between(0.5, 3) * day,
    properties: { role: random.pick(['admin', 'editor', 'viewer']), plan: 'trial' },
  })),
];

const kinds = {
  /** Gets mails, reads few. */
  quiet: { weight: 44, mails: [3, 9], odds: { open: 0.25, click: 0.1, reply: 0.01 }, visits: [0, 3] },
  /** Reads, clicks, comes back. */
  reader: { weight: 28, mails: [6, 16], odds: { open: 0.55, click: 0.3, reply: 0.06 }, visits: [1, 8] },
  /** Evaluates now. */
  buyer: {
    weight: 12,
    mails: [8, 18],
    odds: { open: 0.75, click: 0.5, reply: 0.25 },
    visits: [5, 18],
    pricing: 0.4,
    demo: true,
    recent: true,
  },
  /** Uses the trial. */
  trier: {
    weight: 9,
    mails: [6, 16],
    odds: { open: 0.6, click: 0.4, reply: 0.12 },
    visits: [4, 14],
    pricing: 0.25,
    trial: true,
    recent: true,
  },
  /** Was hot half a year ago and fell silent. */
  faded: {
    weight: 5,
    mails: [8, 18],
    odds: { open: 0.7, click: 0.5, reply: 0.2 },
    visits: [6, 18],
    pricing: 0.4,
    demo: true,
    until: 150,
  },
  /** Only looks for a job. */
  applicant: { weight: 2, mails: [0, 2], odds: { open: 0.3, click: 0.2, reply: 0 }, visits: [3, 8], careers: 0.7 },
};

/** @returns {{type: string, at: number, campaign?: string, properties: object}[]} one person's year, oldest first */
export function journey(random, now) {
  const kind = kinds[random.weighted(Object.entries(kinds).map(([name, { weight }]) => [name, weight]))];
  const first = now - random.between(kind.until ?? 0, 365) * day;
  const last = now - (kind.until ?? 0) * day;
  // People who evaluate now do most of it in the last weeks.
  const moment = () => {
    const share = random.between(0, 1);
    return first + (kind.recent ? 1 - (1 - share) ** 2.5 : share) * (last - first);
  };
  const events = [];
  for (let n = random.whole(...kind.mails); n > 0; n--) events.push(...mail(random, moment(), kind.odds));
  for (let n = random.whole(...kind.visits); n > 0; n--) events.push(...visit(random, moment(), kind));
  if (kind.demo && random.chance(0.6))
    events.push({ type: 'form_submitted', at: moment(), properties: { form: 'Request a demo' } });
  if (kind.demo && random.chance(0.25))
    events.push({ type: 'webinar_attended', at: moment(), properties: { title: 'Cold chain, live' } });
  if (kind.trial) events.push(...trial(random, Math.max(first, now - random.between(3, 60) * day), random.whole(0, 3)));
  if (random.chance(0.12)) events.push({ type: 'linkedin_profile_visited', at: moment(), properties: {} });
  if (kind.recent && random.chance(0.08))
    events.push({
      type: 'deal_won',
      at: last - random.between(1, 40) * day,
      properties: { name: 'Pilot', lanes: random.whole(1, 9) },
    });
  if (random.chance(0.03))
    events.push({ type: 'email_unsubscribed', at: moment(), properties: { list: 'newsletter' } });
  return events.filter(({ at }) => at >= first && at < now - minute).sort((a, b) => a.at - b.at);
}
