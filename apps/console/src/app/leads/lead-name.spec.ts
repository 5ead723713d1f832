import { aliasTypes } from '@heatline/contracts';
import { accountName } from './account-name';
import { aliasesOf, aliasOrder, leadName } from './lead-name';

describe('the name of a lead', () => {
  it.each([
    [{ name: 'Ada Berg', aliases: { email: ['ada@berg.example'] } }, 'Ada Berg'],
    [{ name: null, aliases: { externalId: ['crm-1'], email: ['ada@berg.example'] } }, 'ada@berg.example'],
    [{ name: null, aliases: { cookie: ['ck-1'], phone: ['+47 1'] } }, '+47 1'],
    [{ name: '', aliases: { email: ['ada@berg.example'] } }, 'ada@berg.example'],
    [{ name: ' \u00a0 ', aliases: { email: ['ada@berg.example'] } }, 'ada@berg.example'],
    [{ name: '\u200b\u2800', aliases: { email: ['ada@berg.example'] } }, 'ada@berg.example'],
    [{ name: null, aliases: {} }, 'Unnamed lead'],
  ])('of %j is %s', (lead, name) => expect(leadName(lead)).toBe(name));
});

it('aliases are listed with addresses first', () => {
  expect(aliasesOf({ externalId: ['crm-1'], email: ['a@b.example', 'c@d.example'] }).map(({ value }) => value)).toEqual(
    ['a@b.example', 'c@d.example', 'crm-1'],
  );
});

it('an account whose name nobody sees is called by its domain', () => {
  expect(accountName({ name: '\u200b', domain: 'haldane.example' })).toBe('haldane.example');
  expect(accountName({ name: 'Haldane\u200b', domain: 'haldane.example' })).toBe('Haldane\u200b');
});

it('shows every type of alias, addresses first', () => {
  expect(aliasOrder[0]).toBe('email');
  expect([...aliasOrder].sort()).toEqual([...aliasTypes].sort());
});
