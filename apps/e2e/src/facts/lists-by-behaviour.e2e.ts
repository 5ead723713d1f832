import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Condition, LeadListItem, Page } from '@heatline/contracts';
import type { Api } from '../harness/api';
import { publishedModel, runEnded } from '../harness/models';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

interface Person {
  externalId: string;
  name: string;
  country: string | null;
  /** Days ago. */
  opened: number[];
  clicked: number[];
}

const day = 86_400_000;
const now = Date.now();
const people: Person[] = Array.from({ length: 40 }, (_, i) => ({
  externalId: `p${i}`,
  name: `${['Ada', 'Bo', 'Åse', '=Cy'][i % 4]} ${String((i * 17) % 40).padStart(2, '0')}`,
  country: i % 5 === 0 ? null : ['NO', 'SE', 'DK'][i % 3]!,
  opened: Array.from({ length: i % 6 }, (_, n) => ((i * 7 + n * 13) % 60) + 0.5),
  clicked: Array.from({ length: i % 3 }, (_, n) => ((i * 5 + n * 11) % 60) + 0.25),
}));
const within = (days: number[], most: number): number => days.filter((ago) => ago <= most).length;

let api: Api;
let modelId: string;

/** A condition, and what it means, said as plainly as possible. */
const conditions = (): [Condition, (person: Person) => boolean][] => [
  [{ event: ['opened'], count: { min: 2 }, window: { days: 30 } }, ({ opened }) => within(opened, 30) >= 2],
  [{ event: ['opened'], count: { max: 0 } }, ({ opened }) => opened.length === 0],
  [{ not: { attribute: 'country', op: 'equals', value: 'NO' } }, ({ country }) => country !== 'NO'],
  [
    {
      any: [
        { all: [{ attribute: 'country', op: 'in', value: ['SE', 'DK'] }, { event: ['clicked'] }] },
        { score: modelId, op: 'gte', value: 20 },
      ],
    },
    ({ country, clicked, opened }) =>
      ((country === 'SE' || country === 'DK') && clicked.length > 0) || opened.length * 5 >= 20,
  ],
  [
    { all: [{ score: modelId, op: 'lt', value: 15 }, { not: { event: ['clicked'], window: { days: 40 } } }] },
    ({ opened, clicked }) => opened.length * 5 < 15 && within(clicked, 40) === 0,
  ],
];

const sorts = [
  'name',
  '-name',
  'score',
  '-score',
  'events',
  '-events',
  'created',
  '-lastActivity',
  '-change30',
  'peak',
];

beforeAll(async () => {
  api = await newWorkspace('Lists by behaviour');
  await api.post('/leads', {
    leads: people.map(({ externalId, name, country }) => ({
      name,
      aliases: { externalId },
      ...(country && { attributes: { country } }),
    })),
  });
  const events = people.flatMap(({ externalId, opened, clicked }) => [
    ...opened.map((ago, n) => ({ id: `${externalId}-o${n}`, type: 'opened', lead: { externalId }, ago })),
    ...clicked.map((ago, n) => ({ id: `${externalId}-c${n}`, type: 'clicked', lead: { externalId }, ago })),
  ]);
  await api.post('/events', {
    events: events.map(({ ago, ...event }) => ({ ...event, occurredAt: new Date(now - ago * day).toISOString() })),
  });
  ({ modelId } = await publishedModel(api, 'Opens', {
    rules: [{ name: 'Opened', points: 5, when: { event: ['opened'] } }],
  }));
  const scores = new Map(people.map(({ externalId, opened }) => [externalId, opened.length * 5]));
  await until(
    () => api.all<LeadListItem>(`/leads?modelId=${modelId}`),
    (items) =>
      items.length === people.length && items.every((item) => item.score === scores.get(item.aliases.externalId![0]!)),
  );
});

const query = (filter: Condition, sort: string): string =>
  `modelId=${modelId}&sort=${sort}&filter=${encodeURIComponent(JSON.stringify(filter))}`;

/** Every lead of a list, by pages of seven. */
async function walk(filter: Condition, sort: string): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const more: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<LeadListItem> = await api.get(`/leads?${query(filter, sort)}&limit=7${more}`);
    found.push(...page.items.map(({ aliases }) => aliases.externalId![0]!));
    cursor = page.nextCursor;
  }
  return found;
}

describe('lists by what people did and are', () => {
  it('have each lead that a naive evaluation finds, once, under every sort; counted and exported alike', async () => {
    // What nobody has asked for before: everybody is looked at when all events have been read for it.
    for (const [filter] of conditions()) {
      const answer = await api.send<{ code?: string; details?: { runId: string } }>(
        'GET',
        `/leads/export?${query(filter, 'name')}`,
      );
      if (answer.status === 409) await runEnded(api, answer.body.details!.runId);
    }
    for (const [filter, passes] of conditions()) {
      const expected = people.filter(passes).map(({ externalId }) => externalId);
      expect(expected.length).toBeGreaterThan(0);
      for (const sort of sorts) {
        const found = await walk(filter, sort);
        expect({ filter, sort, found: [...found].sort() }).toEqual({ filter, sort, found: [...expected].sort() });
        const csv = await api.get<string>(`/leads/export?${query(filter, sort)}&columns=externalId`);
        expect(csv.split('\r\n').slice(1, -1)).toEqual(found);
      }
      const { total } = await api.get<Page<LeadListItem>>(`/leads?${query(filter, 'name')}&total=exact&limit=1`);
      expect(total).toEqual({ value: expected.length, exact: true });
    }
  });

  it('say clearly what cannot be asked', async () => {
    const filter = encodeURIComponent(JSON.stringify({ any: [{ segment: modelId }] }));
    expect(await api.send('GET', `/leads?filter=${filter}`)).toMatchObject({
      status: 400,
      body: { code: 'condition_not_supported' },
    });
    expect(await api.send('GET', '/leads/export?columns=colour')).toMatchObject({ status: 400 });
    expect(await api.send('GET', '/leads/export?sort=-score')).toMatchObject({ body: { code: 'model_required' } });
  });
});
