import { type Condition, leadSortKeys, type LeadSort, watchLeads } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { leadsUnderTest } from '../testing/leads-under-test';
import { FindLeads } from './find-leads';
import { SelectLeads } from './select-leads';

const { admin, ask, at, list, make, matches, service } = leadsUnderTest();

/** The same numbers from the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
type Random = ReturnType<typeof numbers>;
const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)]!;

interface Scored {
  score: number | null;
  level: string | null;
  change7: number;
  change30: number;
  peak: number | null;
}
interface Lead {
  leadId: string;
  name: string | null;
  owner: string | null;
  account: string | null;
  created: number;
  active: number | null;
  events: number | null;
  scores: Map<string, Scored>;
  watched: boolean;
}
interface World {
  leads: Lead[];
  models: string[];
  owners: string[];
  accounts: string[];
  now: number;
}

const day = 86_400_000;
const levels = ['cold', 'warm', 'hot'];

/** Leads with every kind of gap and tie; values are hundredths as they are stored. */
async function aWorld(random: Random): Promise<World> {
  const models = [uuidv7(), uuidv7()];
  const owners = [at.here.context.actor!.id!, uuidv7()];
  const now = Math.floor(Date.now() / 1_000) * 1_000;
  const names = ['Ada', 'Bo', 'Åse', 'Zoë 😀', 'bo', null];
  const drafts = Array.from({ length: 36 }, (_, i) => {
    const name = pick(random, names);
    return {
      ...(name && { name }),
      aliases: { externalId: `${i}`, ...(random(2) && { email: `p${i}@company${random(3)}.example` }) },
    };
  });
  const ids = await make(drafts);
  const { rows } = await admin('select lead_id, account_id from leads.lead where workspace_id = $1', [at.here.id]);
  const accountOf = new Map(
    rows.map((row: { lead_id: string; account_id: string | null }) => [row.lead_id, row.account_id]),
  );
  const leads = ids.map((leadId, i): Lead => {
    const timeline = random(5) > 0;
    return {
      leadId,
      name: drafts[i]!.name ?? null,
      owner: pick(random, [null, null, ...owners]),
      account: accountOf.get(leadId) ?? null,
      created: now - random(40) * day - 5_000 - random(3),
      active: timeline && random(4) > 0 ? now - random(40) * day - 5_000 : null,
      events: timeline ? random(4) : null,
      watched: random(4) === 0,
      scores: new Map(models.flatMap((model) => (random(6) ? [[model, aScore(random)] as const] : []))),
    };
  });
  await store(leads, models);
  const watched = leads.filter((lead) => lead.watched).map(({ leadId }) => leadId);
  if (watched.length > 0) await ask(watchLeads, { leadIds: watched, watched: true });
  return { leads, models, owners, accounts: [...new Set(accountOf.values())].filter((id) => id !== null), now };
}

function aScore(random: Random): Scored {
  if (random(5) === 0) return { score: null, level: null, change7: 0, change30: 0, peak: null };
  const score = random(8) * 1_000;
  return {
    score,
    level: levels[Math.min(2, Math.floor(score / 3_000))]!,
    change7: (random(5) - 2) * 100,
    change30: (random(5) - 2) * 250,
    peak: random(6) ? score + random(3) * 100 : null,
  };
}

async function store(leads: Lead[], models: string[]): Promise<void> {
  const here = at.here.id;
  await Promise.all(
    models.map((model) =>
      admin('insert into scoring.model values ($1, $2, $3, 1, 1)', [
        here,
        model,
        JSON.stringify([{ key: 'cold' }, { key: 'warm', from: 30 }, { key: 'hot', from: 60 }]),
      ]),
    ),
  );
  for (const { leadId, owner, created, active, events, scores } of leads) {
    await admin('update leads.lead set owner_id = $3, created_at = $4 where workspace_id = $1 and lead_id = $2', [
      here,
      leadId,
      owner,
      new Date(created),
    ]);
    const activeAt = active === null ? null : new Date(active);
    if (events !== null)
      await admin('insert into scoring.timeline values ($1, $2, $3, $4)', [here, leadId, activeAt, events]);
    for (const [model, { score, level, change7, change30, peak }] of scores)
      await admin('insert into scoring.score values ($1, $2, $3, $4, $5, 1, now(), $6, $7, $8, $9, $10)', [
        here,
        model,
        leadId,
        score,
        level,
        change7,
        change30,
        peak,
        owner,
        activeAt,
      ]);
  }
}

/** A part that SQL can tell, and what it means, said as plainly as possible. */
function aLeaf(random: Random, { models, owners, accounts, now }: World): [Condition, (lead: Lead) => boolean] {
  const model = pick(random, models);
  const scoreOf = (lead: Lead) => lead.scores.get(model)?.score ?? null;
  const points = random(9) * 10;
  const days = 1 + random(40);
  const ids = (from: string[]) => [pick(random, [null, ...from]), pick(random, from)];
  switch (random(12)) {
    case 0:
      return [
        { score: model, op: 'gte', value: points },
        (lead) => scoreOf(lead) !== null && scoreOf(lead)! >= points * 100,
      ];
    case 1:
      return [
        { score: model, op: 'lt', value: points },
        (lead) => scoreOf(lead) !== null && scoreOf(lead)! < points * 100,
      ];
    case 2:
      return [{ score: model, op: 'not_equals', value: points }, (lead) => scoreOf(lead) !== points * 100];
    case 3:
      return [{ score: model, op: 'not_exists' }, (lead) => scoreOf(lead) === null];
    case 4: {
      const value = [pick(random, levels), pick(random, levels)];
      const op = random(2) ? 'in' : 'not_in';
      return [
        { level: model, op, value },
        (lead) => value.includes(lead.scores.get(model)?.level ?? '') === (op === 'in'),
      ];
    }
    case 5: {
      const owner = random(2) ? ids(owners) : [pick(random, ['me', null])];
      return [{ owner }, (lead) => owner.includes(lead.owner) || (owner.includes('me') && lead.owner === owners[0])];
    }
    case 6: {
      const account = ids(accounts);
      return [{ account }, (lead) => account.includes(lead.account)];
    }
    case 7:
      return [
        { lastActivity: { op: 'within_last', value: { days } } },
        (lead) => lead.active !== null && lead.active >= now - days * day,
      ];
    case 8:
      return [
        { lastActivity: { op: 'older_than', value: { days } } },
        (lead) => lead.active !== null && lead.active < now - days * day,
      ];
    case 10: {
      const watched = random(2) === 1;
      return [{ watched }, (lead) => lead.watched === watched];
    }
    case 9:
      return [{ created: { op: 'within_last', value: { days } } }, (lead) => lead.created >= now - days * day];
    default:
      return [
        { scoreChange: model, days: 7, op: 'gt', value: 0 },
        (lead) => scoreOf(lead) !== null && lead.scores.get(model)!.change7 > 0,
      ];
  }
}

function expected({ leads, models }: World, sort: LeadSort, passes: (lead: Lead) => boolean): string[] {
  const down = sort.startsWith('-');
  const scored = (lead: Lead) => lead.scores.get(models[0]!);
  const value = {
    name: (lead: Lead) =>
      lead.name === null ? null : Buffer.from(lead.name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()),
    created: (lead: Lead) => lead.created,
    lastActivity: (lead: Lead) => lead.active,
    events: (lead: Lead) => lead.events,
    score: (lead: Lead) => scored(lead)?.score ?? null,
    change7: (lead: Lead) => scored(lead)?.change7 ?? null,
    change30: (lead: Lead) => scored(lead)?.change30 ?? null,
    peak: (lead: Lead) => scored(lead)?.peak ?? null,
  }[down ? sort.slice(1) : sort]!;
  const order = (a: Lead, b: Lead): number => {
    const [left, right] = [value(a), value(b)];
    if ((left === null) !== (right === null)) return left === null ? 1 : -1;
    const byValue =
      left instanceof Uint8Array ? Buffer.compare(left, right as Buffer) : (left ?? 0) - ((right as number) ?? 0);
    return (down ? -1 : 1) * (byValue || (a.leadId < b.leadId ? -1 : 1));
  };
  return leads
    .filter(passes)
    .sort(order)
    .map(({ leadId }) => leadId);
}

async function pages(query: Parameters<typeof list>[0], limit: number): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await list({ ...query, limit, total: 'about', ...(cursor && { cursor }) });
    found.push(...page.items.map(({ leadId }) => leadId));
    expect(page.total!.value).toBeGreaterThanOrEqual(found.length);
    if (page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
}

const sorts = leadSortKeys.flatMap((key): LeadSort[] => [key, `-${key}`]);
const paces = [
  // As it is, and so impatient that every other way is taken.
  {},
  { firstLook: 3, leastLooks: 3, soon: 0, nextLook: 4, mostLooks: 8, few: 1, head: 7 },
  { firstLook: 3, few: 10_000, head: 20 },
];

describe.each([1, 2])('lists of a generated workspace (%i)', (seed) => {
  it('are what a naive evaluation says, under every sort, each lead once', async () => {
    const random = numbers(seed);
    const world = await aWorld(random);
    const find = service().get(FindLeads);
    const usual = find.pace;
    try {
      for (const [i, sort] of sorts.entries()) {
        // Each sort by two ways.
        for (const pace of [paces[i % 3]!, paces[(i + seed) % 3]!]) {
          find.pace = { ...usual, ...pace };
          const leaves = Array.from({ length: random(4) }, () => aLeaf(random, world));
          const filter: Condition = { all: leaves.map(([leaf]) => leaf) };
          const passes = (lead: Lead) => leaves.every(([, holds]) => holds(lead));
          const query = { sort, modelId: world.models[0]!, filter: JSON.stringify(filter) };
          const wanted = expected(world, sort, passes);
          const got = await pages(query, pick(random, [4, 9, 200]));
          expect({ filter, sort, pace, got }).toEqual({ filter, sort, pace, got: wanted });
          const { total } = await list({ ...query, limit: 1, total: 'exact' });
          expect(total).toEqual({ value: wanted.length, exact: true });
          expect((await list({ ...query, limit: 1, total: 'about' })).total).toEqual(total);
          const selected = await service().get(SelectLeads).run({ filter }, { context: at.here.context });
          expect(selected.slice(0, selected.size)).toEqual([...wanted].sort());
        }
      }
    } finally {
      find.pace = usual;
    }
    expect((await list({ sort: 'created' }, at.elsewhere)).items).toEqual([]);
  }, 240_000);
});

/** Never asked before, so that nothing is kept of it. */
const somethingNew = (): Condition => ({ attribute: 'jobTitle', op: 'equals', value: uuidv7() });

describe('lists by something that scoring still learns', () => {
  afterEach(() => {
    matches.learning = undefined;
  });

  it('have each lead once under every sort, and no total below what is shown', async () => {
    const random = numbers(3);
    const world = await aWorld(random);
    const find = service().get(FindLeads);
    const usual = find.pace;
    try {
      for (const sort of sorts) {
        for (const [most, limit] of [
          [3, 4],
          [8, 9],
          [50, 9],
          [50, 200],
        ] as const) {
          find.pace = { ...usual, firstLook: most, leastLooks: most, soon: 0, mostSlowLooks: most, few: 1 };
          const fitting = new Set(world.leads.filter(() => random(3) > 0).map(({ leadId }) => leadId));
          matches.are(fitting);
          matches.learning = { looked: 1 + random(12) };
          const query = { sort, modelId: world.models[0]!, filter: JSON.stringify(somethingNew()) };
          const wanted = expected(world, sort, ({ leadId }) => fitting.has(leadId));
          const got = await pages(query, limit);
          expect({ sort, most, limit, got }).toEqual({ sort, most, limit, got: wanted });
        }
      }
    } finally {
      find.pace = usual;
    }
  }, 240_000);
});

describe('a page that was far to look for', () => {
  const limit = 4;

  it('is found from those who were on it for a minute, and only if they belong there still', async () => {
    const world = await aWorld(numbers(4));
    const find = service().get(FindLeads);
    const usual = find.pace;
    const query = { sort: 'created' as const, filter: JSON.stringify(somethingNew()) };
    const all = expected(world, 'created', () => true);
    const page = async () => {
      matches.looked = 0;
      const { items } = await list({ ...query, limit });
      return { ids: items.map(({ leadId }) => leadId), looked: matches.looked };
    };
    const fitting = all.slice(-7);
    try {
      find.pace = { ...usual, firstLook: 3, leastLooks: 3, soon: 20, nextLook: 4, mostLooks: 1_000 };
      matches.are(fitting);
      const first = await page();
      expect(first.ids).toEqual(fitting.slice(0, limit));
      expect(first.looked).toBeGreaterThan(all.length - fitting.length);
      const second = await page();
      expect(second.ids).toEqual(first.ids);
      expect(second.looked).toBeLessThanOrEqual(2 * limit);

      matches.are(fitting.slice(1));
      const without = await page();
      expect(without.ids).not.toContain(fitting[0]);
      matches.are([all[0]!, ...fitting.slice(5)]);
      const anew = await page();
      expect(anew.ids).toEqual([all[0], ...fitting.slice(5)]);
    } finally {
      find.pace = usual;
    }
  }, 60_000);
});

describe('a selection', () => {
  it('is refused when it is not what the person saw, unless they accept', async () => {
    await make(['1', '2', '3'].map((externalId) => ({ name: `N ${externalId}`, aliases: { externalId } })));
    const select = service().get(SelectLeads);
    const asker = { context: at.here.context };
    await expect(select.expected({ q: 'n 2', expected: 2 }, asker)).rejects.toMatchObject({
      code: 'selection_changed',
      details: { was: 2, now: 1 },
    });
    expect((await select.expected({ q: 'n 2', expected: 2, acceptChanged: true }, asker)).size).toBe(1);
    expect((await select.expected({ expected: 3 }, asker)).size).toBe(3);
    expect((await select.run({}, { context: at.elsewhere.context })).size).toBe(0);
  });
});
