import {
  accountSortKeys,
  changeAccount,
  type FactsRecorded,
  listAccounts,
  listLeads,
  readAccount,
} from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { leadsUnderTest } from '../testing/leads-under-test';

const { admin, announced, ask, at, list, make, rows } = leadsUnderTest();

describe('accounts', () => {
  it('are listed by name or age, found by domain, and read with attributes', async () => {
    await make([
      { aliases: { email: 'a@acme.com' }, account: { domain: 'acme.com', name: 'Acme', attributes: { size: 9 } } },
      { aliases: { email: 'b@acme.com' } },
      { aliases: { email: 'z@zebra.com' } },
    ]);
    const { items } = await ask(listAccounts, {});
    expect(items.map(({ name, domain, leadCount }) => [name, domain, leadCount])).toEqual([
      ['Acme', 'acme.com', 2],
      [null, 'zebra.com', 1],
    ]);
    const page = await ask(listAccounts, { limit: 1, sort: '-name' });
    expect((await ask(listAccounts, { limit: 1, sort: '-name', cursor: page.nextCursor! })).items[0]!.domain).toBe(
      'acme.com',
    );
    expect((await ask(listAccounts, { q: 'zeb' })).items).toHaveLength(1);
    expect(page.total).toBeUndefined();
    expect((await ask(listAccounts, { limit: 1, total: 'about' })).total).toEqual({ value: 2, exact: true });
    expect((await ask(listAccounts, { q: 'zeb', total: 'about' })).total).toEqual({ value: 1, exact: true });
    expect((await ask(listAccounts, { total: 'about' }, at.elsewhere)).total).toEqual({ value: 0, exact: true });
    const { accountId } = items[0]!;
    expect(await ask(readAccount, { accountId })).toMatchObject({ attributes: { size: 9 }, leadCount: 2 });
    await expect(ask(readAccount, { accountId }, at.elsewhere)).rejects.toMatchObject({ code: 'account_not_found' });
    expect((await ask(listAccounts, {}, at.elsewhere)).items).toEqual([]);
  });

  it('walk every account once under every order, those without a value last', async () => {
    const modelId = uuidv7();
    await admin('insert into scoring.model values ($1, $2, $3, 2, 1, $4)', [
      at.here.id,
      modelId,
      JSON.stringify([{ key: 'cold' }, { key: 'hot', name: 'Hot', from: 20 }]),
      'account',
    ]);
    await make(
      [1, 1, 2, 3, 3, 3, 4].map((n, i) => ({
        aliases: { externalId: `${i}` },
        account: { id: `${n}`, name: `A${n}` },
      })),
    );
    await make([{ aliases: { externalId: 'other' }, account: { id: '5', name: 'A5' } }], at.elsewhere);
    const accounts = await rows('select account_id, name from account order by name');
    const idOf = (name: string) => accounts.find((account) => account['name'] === name)!['account_id'];
    for (const [name, score, level] of [
      ['A1', 5_000, 'hot'],
      ['A3', 1_000, 'cold'],
      ['A4', null, null],
    ] as const)
      await admin(
        `insert into scoring.score (workspace_id, model_id, lead_id, score, level, published_version) values ($1, $2, $3, $4, $5, 1)`,
        [at.here.id, modelId, idOf(name), score, level],
      );
    for (const [name, activeAt] of [
      ['A1', '2026-10-02T00:00:00Z'],
      ['A2', '2026-10-03T00:00:00Z'],
    ] as const)
      await admin('insert into scoring.account_activity values ($1, $2, $3)', [at.here.id, idOf(name), activeAt]);
    const walk = async (sort: string): Promise<string[]> => {
      const names: string[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await ask(listAccounts, { limit: 1, sort: sort as 'name', modelId, ...(cursor && { cursor }) });
        names.push(...page.items.map(({ name }) => name!));
        if (page.nextCursor === null) return names;
        cursor = page.nextCursor;
      }
    };
    for (const key of accountSortKeys) {
      expect((await walk(key)).toSorted()).toEqual(['A1', 'A2', 'A3', 'A4']);
      expect((await walk(`-${key}`)).toSorted()).toEqual(['A1', 'A2', 'A3', 'A4']);
    }
    expect((await walk('-score')).slice(0, 2)).toEqual(['A1', 'A3']);
    expect((await walk('score')).slice(0, 2)).toEqual(['A3', 'A1']);
    expect((await walk('-leads')).slice(0, 2)).toEqual(['A3', 'A1']);
    expect((await walk('-lastActivity')).slice(0, 2)).toEqual(['A2', 'A1']);
    const { items, total } = await ask(listAccounts, { modelId, level: ['Hot'], total: 'about' });
    expect(total).toEqual({ value: 1, exact: true });
    expect(items).toMatchObject([
      { name: 'A1', leadCount: 2, lastActiveAt: '2026-10-02T00:00:00.000Z', score: { score: 50, level: 'hot' } },
    ]);
    await expect(ask(listAccounts, { sort: 'score' })).rejects.toMatchObject({ code: 'model_required' });
    // Beside a lead stands the score of its account; leads have none of their own to be sorted by.
    const [lead] = (await ask(listLeads, { modelIds: [modelId], sort: 'created' })).items;
    expect(lead!.scores).toMatchObject([{ modelId, score: 50, level: 'hot' }]);
    await expect(list({ modelId, sort: '-score' })).rejects.toMatchObject({ code: 'model_of_accounts' });
  });

  it('are edited with a token, and told to whoever scores them', async () => {
    await make([{ aliases: { externalId: '1' }, account: { id: '1', name: 'One' } }]);
    const { accountId } = (await ask(listAccounts, {})).items[0]!;
    const changed = await ask(changeAccount, { accountId, version: 1, name: 'Uno', attributes: { employees: 20 } });
    expect(changed).toMatchObject({ name: 'Uno', attributes: { employees: 20 }, version: 2 });
    expect((await announced<FactsRecorded>()).at(-1)).toMatchObject({ leads: [], accountIds: [accountId] });
    const again = await ask(changeAccount, { accountId, version: 2, attributes: { employees: 20 } });
    expect(again.version).toBe(2);
    await expect(ask(changeAccount, { accountId, version: 1, name: 'Eins' })).rejects.toMatchObject({
      code: 'version_stale',
      details: { version: 2 },
    });
    await expect(ask(changeAccount, { accountId, name: 'X' }, at.elsewhere)).rejects.toMatchObject({
      code: 'account_not_found',
    });
  });

  it('that a lead leaves and joins are both told', async () => {
    await make([{ aliases: { externalId: '1' }, account: { id: 'old' } }]);
    await make([{ aliases: { externalId: '1' }, account: { id: 'new' } }]);
    const accounts = await rows('select account_id, external_id from account order by external_id desc');
    expect((await announced<FactsRecorded>()).at(-1)!.accountIds?.toSorted()).toEqual(
      accounts.map((account) => account['account_id'] as string).toSorted(),
    );
  });
});
