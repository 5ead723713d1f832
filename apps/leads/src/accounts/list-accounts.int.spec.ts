import { listAccounts, readAccount } from '@heatline/contracts';
import { leadsUnderTest } from '../testing/leads-under-test';

const { ask, at, make } = leadsUnderTest();

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
    const { accountId } = items[0]!;
    expect(await ask(readAccount, { accountId })).toMatchObject({ attributes: { size: 9 }, leadCount: 2 });
    await expect(ask(readAccount, { accountId }, at.elsewhere)).rejects.toMatchObject({ code: 'account_not_found' });
    expect((await ask(listAccounts, {}, at.elsewhere)).items).toEqual([]);
  });
});
