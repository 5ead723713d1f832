import { AccountPlan, type KnownAccount, wantedAccount } from './account-plan';

function plan(known: KnownAccount[] = []) {
  let next = 1;
  return new AccountPlan(known, () => `new${next++}`);
}
const acme: KnownAccount = { accountId: 'A', externalId: null, domain: 'acme.com', name: null };

describe('the account of a lead', () => {
  it('is found by domain, or made once', () => {
    const accounts = plan([acme]);
    expect(accounts.accountFor({ domain: 'acme.com' })).toBe('A');
    expect(accounts.accountFor({ domain: 'other.com' })).toBe(accounts.accountFor({ domain: 'other.com' }));
    expect(accounts.fresh.size).toBe(1);
    expect(accounts.changed.size).toBe(0);
  });

  it('learns the id and the name that come with its domain', () => {
    const accounts = plan([acme]);
    expect(accounts.accountFor({ externalId: 'crm-1', domain: 'acme.com', name: 'Acme' })).toBe('A');
    expect(accounts.changed.get('A')).toEqual({
      accountId: 'A',
      externalId: 'crm-1',
      domain: 'acme.com',
      name: 'Acme',
    });
  });

  it('goes by id before domain', () => {
    const accounts = plan([{ ...acme, externalId: 'crm-1' }]);
    expect(accounts.accountFor({ externalId: 'crm-2', domain: 'acme.com' })).toBe('new1');
    expect(accounts.fresh.get('new1')).toMatchObject({ externalId: 'crm-2', domain: null });
    expect(accounts.accountFor({ externalId: 'crm-1', domain: 'elsewhere.com' })).toBe('A');
  });

  it('takes a domain however it is written, and none that nobody can register', () => {
    expect(wantedAccount({ domain: 'https://www.Acme.co.uk/about' })).toEqual({ domain: 'acme.co.uk' });
    expect(typeof wantedAccount({ domain: 'co.uk' })).toBe('string');
  });
});
