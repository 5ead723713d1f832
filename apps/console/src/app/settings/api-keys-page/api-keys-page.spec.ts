import { aMe } from '../../testing/a-me';
import { aKey } from '../testing/a-key';
import { aMember } from '../testing/a-member';
import { aPage } from '../testing/a-page';
import { ApiKeysPage } from './api-keys-page';

const members = { 'GET /api/members': { body: { items: [aMember()] } } };
const keysOf = (...items: object[]) => ({ ...members, 'GET /api/api-keys': { body: { items } } });

describe('the API keys', () => {
  it('are listed with scopes in words and the day of their last use', async () => {
    const { host } = await aPage(ApiKeysPage, keysOf(aKey()));
    const cells = [...host.querySelectorAll('tbody td')].map((cell) => cell.textContent.trim());
    expect(cells).toEqual([
      'Website',
      'hl_0e0000000000…',
      'Send facts',
      '1 Oct 2026by Mara Lindqvist',
      'Never',
      '20 Nov 2026',
      'Active',
      'Revoke',
    ]);
  });

  it('that are revoked stay folded until they are asked for', async () => {
    const old = aKey({ id: '0e000000-0000-4000-8000-000000000002', name: 'Old', revokedAt: '2026-11-01T00:00:00Z' });
    const { host, press } = await aPage(ApiKeysPage, keysOf(aKey(), old));
    expect(host.textContent).not.toContain('Old');
    await press(/Show 1 revoked key/);
    expect(host.textContent).toContain('Old');
    expect(host.querySelectorAll('td button')).toHaveLength(1);
  });

  it('are shown once when they are made', async () => {
    const { press, type, asked, given, settle, text } = await aPage(ApiKeysPage, keysOf());
    given['POST /api/api-keys'] = { status: 201, body: { key: aKey(), secret: 'hl_the-whole-key' } };
    await press(/Make API key/);
    type('Name', 'Website');
    type('Works for', 'never');
    await settle();
    await press(/^Make API key$/);
    expect(asked.find(({ what }) => what === 'POST /api/api-keys')?.body).toEqual({
      name: 'Website',
      scopes: ['facts:write'],
      expiresAt: null,
    });
    expect(document.querySelector<HTMLInputElement>('input[readonly]')?.value).toBe('hl_the-whole-key');
    expect(text()).toContain('You will not see it again.');
    expect(text()).not.toContain('Cancel');
  });

  it('need a name, said at the field, and nobody is asked', async () => {
    const { press, asked } = await aPage(ApiKeysPage, keysOf());
    await press(/Make API key/);
    await press(/^Make API key$/);
    expect(document.querySelector('.hint.err')?.textContent.trim()).toBe('Enter a name');
    expect(asked.filter(({ what }) => what.startsWith('POST'))).toEqual([]);
  });

  it('are for admins; others are told whom to ask, and nothing is asked of the server', async () => {
    const { host, asked } = await aPage(ApiKeysPage, members, { me: aMe({ role: 'marketer' }) });
    expect(host.textContent).toContain('Ask an admin of this workspace: Mara Lindqvist.');
    expect(asked.map(({ what }) => what)).not.toContain('GET /api/api-keys');
  });
});
