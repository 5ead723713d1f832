import { aModel } from '../../../testing/a-model';
import { accountRow, contactRow } from './scored-row';

const model = aModel({});
const calculatedAt = '2026-11-20T08:00:00Z';

describe('a row of what a model has scored', () => {
  it('names a lead, or shows its first alias, and counts the others', () => {
    const contact = {
      leadId: '0a000000-0000-4000-8000-000000000001',
      name: null,
      aliases: [
        { type: 'email' as const, value: 'ada@berg.example' },
        { type: 'phone' as const, value: '+4790000000' },
      ],
      score: 42,
      level: 'warm',
      publishedVersion: 3,
      calculatedAt,
    };
    const row = contactRow(contact as never, model);
    expect(row).toMatchObject({ title: 'ada@berg.example', moreAliases: 1, leads: null, score: 42, version: 3 });
    expect(contactRow({ ...contact, name: 'Ada Berg' } as never, model).title).toBe('Ada Berg');
    expect(contactRow({ ...contact, aliases: [] } as never, model).title).toBe('Without a name');
  });

  it('names an account by what is known of it, and says of how many leads it is', () => {
    const account = {
      accountId: '0a000000-0000-4000-8000-000000000002',
      name: null,
      domain: 'berg.example',
      id: null,
      leadCount: 7,
      lastActiveAt: null,
      createdAt: calculatedAt,
      score: null,
    };
    expect(accountRow(account, model)).toMatchObject({ title: 'berg.example', leads: 7, score: null, badge: null });
  });
});
