import { shown } from '../testing/shown';
import { eventually } from '../../testing/settled';
import { AccountPart } from './account-part';

const [haldane, berg] = [1, 2].map((n) => `0d000000-0000-4000-8000-00000000000${n}`) as [string, string];
const account = (accountId: string, name: string | null, domain: string) => ({
  accountId,
  name,
  domain,
  id: null,
  leadCount: 3,
  lastActiveAt: null,
  createdAt: '2026-10-01T08:00:00Z',
});

describe('accounts as a part of the filter', () => {
  it('are found by words; who is chosen stays in sight, by name', async () => {
    const answers = {
      '/api/accounts': { items: [{ ...account(berg, null, 'berg.example'), score: null }], nextCursor: null },
      [`/api/accounts/${haldane}`]: {
        ...account(haldane, 'Haldane Freight', 'haldane.example'),
        attributes: {},
        attributeList: [],
        version: 1,
      },
    };
    const { asked, check, fill, host, settle, told } = await shown(
      AccountPart,
      { part: { account: [haldane] } },
      { answers },
    );
    const names = () => [...host.querySelectorAll('mat-checkbox')].map(({ textContent }) => textContent.trim());
    expect(names()).toEqual(['No account', 'Haldane Freight', 'berg.example']);
    await check('berg.example');
    await check('Haldane Freight');
    expect(told['changed']).toEqual([{ account: [haldane, berg] }, { account: [] }]);
    await fill('input[type=search]', 'berg');
    await eventually(async () => {
      await settle();
      expect(asked.at(-1)).toBe('/api/accounts?limit=20&q=berg');
    });
  });
});
