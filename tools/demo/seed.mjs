// Fills the demo workspace through the public API, as any client would. Safe to repeat: leads are upserts, events carry keys.
import { companies, people } from './people.mjs';
import { journey } from './journeys.mjs';
import { models } from './models.mjs';
import { shareLeads } from './owners.mjs';
import { seeded } from './random.mjs';
import { watchSome } from './watching.mjs';

const batchSize = 1_000;
const inBatches = (list) =>
  Array.from({ length: Math.ceil(list.length / batchSize) }, (_, i) => list.slice(i * batchSize, (i + 1) * batchSize));

/** @param {string} base the gateway's address  @param {string} key an API key of an admin of the workspace */
export function apiClient(base, key) {
  return async (method, path, body) => {
    const response = await fetch(`${base}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 600)}`);
    return text ? JSON.parse(text) : undefined;
  };
}

/** Leads and events of the demo as API payloads, dated back from `now`. */
export function demoFacts(now, { leads = 2_000 } = {}) {
  const random = seeded(7);
  const everybody = people(random, companies(random), leads);
  const events = [];
  const drafts = everybody.map((person) => {
    const year = journey(random, now);
    for (const { at, ...event } of year)
      events.push({
        ...event,
        occurredAt: new Date(at).toISOString(),
        lead: random.chance(0.8) || !person.cookie ? { email: person.email } : { cookie: person.cookie },
      });
    const { externalId, name, email, cookie, phone, attributes, company } = person;
    return {
      name,
      aliases: {
        email: [email],
        externalId: [externalId],
        ...(cookie && { cookie: [cookie] }),
        ...(phone && { phone: [phone] }),
      },
      attributes,
      ...(company && {
        account: {
          domain: company.domain,
          name: company.name,
          attributes: { industry: company.industry, employees: company.size, country: company.country },
        },
      }),
      at: new Date((year[0]?.at ?? now - 86_400_000) - 60_000).toISOString(),
    };
  });
  events.sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
  return { leads: drafts, events: events.map((event, i) => ({ id: `demo-${i}`, ...event })) };
}

async function publishModel(api, existing, { create, primary, everyMinutes, definition }) {
  if (existing.some(({ name, active }) => name === create.name && active)) return;
  const model = existing.find(({ name }) => name === create.name) ?? (await api('POST', '/models', create));
  const modelId = model.modelId ?? model.id;
  const draft = await api('GET', `/models/${modelId}/draft`);
  await api('PUT', `/models/${modelId}/draft`, { version: draft.version, ...definition });
  await api('POST', `/models/${modelId}/publish`, { note: 'First version' });
  // New criteria are read from the events first; the version is in force when they are ready.
  while (!(await api('GET', `/models/${modelId}`)).publishedVersion)
    await new Promise((resolve) => setTimeout(resolve, 200));
  await api('PATCH', `/models/${modelId}`, {
    active: true,
    ...(primary && { primary: true }),
    ...(everyMinutes && { schedule: { enabled: true, everyMinutes } }),
  });
}

/**
 * @param {{base: string, key: string, say?: (line: string) => void, leads?: number, signIn?: {email: string, password: string}}} where
 * @returns {Promise<{leads: number, events: number}>}
 */
export async function seedDemo({ base, key, say = () => {}, leads, signIn }) {
  const api = apiClient(base, key);
  const facts = demoFacts(Math.floor(Date.now() / 3_600_000) * 3_600_000, { leads });
  for (const batch of inBatches(facts.leads)) {
    const { refused } = await api('POST', '/leads', { leads: batch });
    if (refused?.length) throw new Error(`The demo's leads were refused: ${JSON.stringify(refused[0])}`);
  }
  say(`${facts.leads.length.toLocaleString('en')} leads sent`);
  const { items: existing } = await api('GET', '/models');
  for (const model of models) await publishModel(api, existing, model);
  say(`${models.length} models published`);
  for (const batch of inBatches(facts.events)) {
    const { refused } = await api('POST', '/events', { events: batch });
    if (refused?.length) throw new Error(`The demo's events were refused: ${JSON.stringify(refused[0])}`);
  }
  say(`${facts.events.length.toLocaleString('en')} events sent`);
  say(`Leads with an owner: ${await shareLeads(api)}`);
  if (signIn) say(`Leads watched: ${await watchSome(api, { base, signIn })}`);
  return { leads: facts.leads.length, events: facts.events.length };
}
