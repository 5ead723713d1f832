import { accountSortKeys, type AccountListItem, listAccounts } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { orderOf } from '../search-text';
import { leadsUnderTest } from '../testing/leads-under-test';
import { usualPace } from './account-walker';
import { ListAccounts } from './list-accounts';

const { admin, ask, at, capture, make, service } = leadsUnderTest();

const modelId = uuidv7();
const levels = [
  { key: 'cold' },
  { key: 'cool', name: 'Cool', from: 10 },
  { key: 'warm', from: 20 },
  { key: 'hot', from: 60 },
];
const levelOf = (score: number) => levels.findLast(({ from }) => from === undefined || score >= from * 100)!.key;

interface Made {
  accountId: string;
  name: string | null;
  domain: string | null;
  created: number;
  leads: number;
  score: number | null;
  lastActivity: number | null;
}

/** Accounts with many equal values and many without one, as other services would have said of them. */
async function accounts(): Promise<Made[]> {
  const workspaceId = at.here.id;
  await make(
    Array.from({ length: 140 }, (_, n) => ({
      aliases: { externalId: `${n}` },
      account: {
        id: `${n % 70}`,
        ...(n % 5 > 0 && { name: `${['Ämber', 'amber', 'Bolt', ''][n % 4]}${n % 3 === 0 ? '' : ' Ltd'}` }),
        ...(n % 70 < 30 && { domain: `firm${n % 70}.com` }),
      },
    })),
  );
  await capture(
    Array.from({ length: 40 }, (_, n) => ({ aliases: { externalId: `more${n}` }, account: { id: `${n % 4}` } })),
  );
  await capture([
    { aliases: { externalId: '9' }, account: { id: '8' } },
    { aliases: { externalId: '79' }, account: { id: '8' } },
  ]);
  await make([{ aliases: { externalId: 'x' }, account: { id: 'of another workspace' } }], at.elsewhere);
  // Two are younger than the others, to the microsecond.
  await admin(
    `update leads.account set created_at = created_at + external_id::int % 3 * interval '1 microsecond' where workspace_id = $1`,
    [workspaceId],
  );
  await admin(
    `insert into scoring.score (workspace_id, model_id, lead_id, score, level, published_version)
     select workspace_id, $2, account_id, s.score, case when s.score < 1000 then 'cold' when s.score < 2000 then 'cool' when s.score < 6000 then 'warm' when s.score is not null then 'hot' end, 1
     from leads.account, lateral (select case when external_id::int % 7 < 6 then external_id::int % 13 * 600 end as score) s
     where workspace_id = $1 and external_id::int % 11 > 0`,
    [workspaceId, modelId],
  );
  // One whose account is gone.
  await admin(
    `insert into scoring.score (workspace_id, model_id, lead_id, score, level, published_version) values ($1, $2, gen_random_uuid(), 1200, 'cool', 1)`,
    [workspaceId, modelId],
  );
  await admin(`insert into scoring.account_activity values ($1, gen_random_uuid(), now())`, [workspaceId]);
  await admin(
    `insert into scoring.account_activity select workspace_id, account_id, case when external_id::int % 4 > 0 then timestamptz '2026-10-01' + external_id::int % 6 * interval '1 hour' end
     from leads.account where workspace_id = $1 and external_id::int % 5 > 0`,
    [workspaceId],
  );
  await admin(
    `insert into scoring.model (workspace_id, model_id, kind, levels, published_version, last_run_version) values ($1, $2, 'account', $3, 1, 1)`,
    [workspaceId, modelId, JSON.stringify(levels)],
  );
  const { rows } = await admin(
    `select a.account_id, a.name, a.domain, (extract(epoch from a.created_at) * 1000000)::float8 as created, s.score, extract(epoch from x.last_activity_at)::float8 as last,
            (select count(*)::int from leads.lead l where l.workspace_id = a.workspace_id and l.account_id = a.account_id and l.is_root) as leads, a.external_id
     from leads.account a left join scoring.score s on s.model_id = $2 and s.lead_id = a.account_id
     left join scoring.account_activity x on x.account_id = a.account_id where a.workspace_id = $1`,
    [workspaceId, modelId],
  );
  return rows.map((row) => ({
    ...row,
    accountId: row.account_id,
    lastActivity: row.last,
    ...{ order: orderOf(row.name ?? row.domain ?? row.external_id) },
  }));
}

const valueOf = (account: Made & { order?: string | null }, key: string): string | number | null =>
  key === 'name' ? (account.order ?? null) : (account[key as 'score'] ?? null);

/** Those who belong there, sorted by themselves: those without a value last. */
function expected(all: Made[], key: string, descending: boolean, belongs: (account: Made) => boolean): string[] {
  const way = descending ? -1 : 1;
  const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
  return all
    .filter(belongs)
    .sort((a, b) => {
      const [x, y] = [valueOf(a, key), valueOf(b, key)];
      if ((x === null) !== (y === null)) return x === null ? 1 : -1;
      return way * ((x === null ? 0 : compare(x, y!)) || compare(a.accountId, b.accountId));
    })
    .map(({ accountId }) => accountId);
}

const contains = (text: string) => (account: Made & { order?: string | null }) =>
  [account.order, account.domain].some((one) => one?.includes(text));
const withLevel =
  (...keys: string[]) =>
  ({ score }: Made) =>
    score !== null && keys.includes(levelOf(score));

const filters: [query: object, belongs: (account: Made) => boolean][] = [
  [{}, () => true],
  [{ q: 'amb' }, contains('amb')],
  [{ q: 'AMBER ltd' }, contains('amber ltd')],
  [{ q: 'firm2' }, contains('firm2')],
  [{ q: 'nobody' }, () => false],
  [{ level: ['hot'] }, withLevel('hot')],
  [{ level: ['cold', 'Cool'] }, withLevel('cold', 'cool')],
  [{ level: ['cold', 'warm'] }, withLevel('cold', 'warm')],
  [{ q: 'amb', level: ['cold', 'hot'] }, (account) => contains('amb')(account) && withLevel('cold', 'hot')(account)],
];
const sorts = accountSortKeys.flatMap((key) => [key, `-${key}` as const]);

describe('pages of accounts', () => {
  const paces = {
    'as usual': usualPace,
    'by those few who pass': { firstLook: 1, mostAtOnce: 4, few: 500 },
    'by walking alone': { firstLook: 2, mostAtOnce: 8, few: 0 },
  };

  it.each(Object.entries(paces))(
    'have everybody once and in order, under every sort and filter, %s',
    async (_, pace) => {
      const all = await accounts();
      service().get(ListAccounts).pace = pace;
      for (const [query, belongs] of filters)
        for (const sort of sorts) {
          const items: AccountListItem[] = [];
          for (let cursor: string | undefined; ;) {
            const page = await ask(listAccounts, { limit: 7, modelId, sort, ...query, ...(cursor && { cursor }) });
            items.push(...page.items);
            if (page.nextCursor === null) break;
            expect(page.items).toHaveLength(7);
            cursor = page.nextCursor;
          }
          const key = sort.replace('-', '');
          expect([query, sort, items.map(({ accountId }) => accountId)]).toEqual([
            query,
            sort,
            expected(all, key, sort.startsWith('-'), belongs),
          ]);
          for (const { accountId, leadCount, lastActiveAt, score } of items) {
            const account = all.find((one) => one.accountId === accountId)!;
            expect(leadCount).toBe(account.leads);
            expect(lastActiveAt && Date.parse(lastActiveAt)).toBe(account.lastActivity && account.lastActivity * 1_000);
            expect(score?.score ?? null).toBe(account.score === null ? null : account.score / 100);
          }
        }
      service().get(ListAccounts).pace = usualPace;
    },
    180_000,
  );

  it('are none, and not empty ones, of a level or a model that is not there', async () => {
    await accounts();
    await expect(ask(listAccounts, { modelId, level: ['hot', 'tepid'] })).rejects.toMatchObject({
      code: 'level_not_found',
      details: { level: 'tepid', levels: ['cold', 'cool', 'warm', 'hot'] },
    });
    const ofLeads = uuidv7();
    await admin(
      `insert into scoring.model (workspace_id, model_id, kind, levels, published_version) values ($1, $2, 'profile', $3, 1)`,
      [at.here.id, ofLeads, JSON.stringify(levels)],
    );
    const theirs = uuidv7();
    await admin(
      `insert into scoring.model (workspace_id, model_id, kind, levels, published_version) values ($1, $2, 'account', $3, 1)`,
      [at.elsewhere.id, theirs, JSON.stringify(levels)],
    );
    for (const [wrong, code] of [
      [uuidv7(), 'model_not_found'],
      [theirs, 'model_not_found'],
      [ofLeads, 'model_not_of_accounts'],
    ] as const) {
      await expect(ask(listAccounts, { modelId: wrong })).rejects.toMatchObject({ code });
      await expect(ask(listAccounts, { modelId: wrong, sort: '-score' })).rejects.toMatchObject({ code });
      await expect(ask(listAccounts, { modelId: wrong, level: ['hot'] })).rejects.toMatchObject({ code });
    }
  });

  it('go on where the last one ended while accounts come, go and move', async () => {
    await accounts();
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let i = 0; ; i++) {
      const page = await ask(listAccounts, { limit: 9, sort: '-leads', ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ accountId }) => accountId));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
      // Behind the reader: nobody who was shown comes again.
      await capture([{ aliases: { externalId: `late${i}` }, account: { id: '0' } }]);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(70);
  });

  it('refuse a cursor that is not from them', async () => {
    const of = (position: object) => Buffer.from(JSON.stringify(position)).toString('base64url');
    const accountId = uuidv7();
    for (const [sort, value] of [
      ['created', 'yesterday'],
      ['leads', '99999999999'],
      ['name', '\0'],
    ] as const)
      await expect(ask(listAccounts, { sort, cursor: of({ sort, value, accountId }) })).rejects.toMatchObject({
        code: 'bad_cursor',
      });
    await expect(
      ask(listAccounts, { sort: 'leads', cursor: of({ sort: 'name', value: 'a', accountId }) }),
    ).rejects.toMatchObject({ code: 'bad_cursor' });
  });
});
