import { anEntry } from '../testing/an-entry';
import { aPage } from '../testing/a-page';
import { AuditPage } from './audit-page';

const pageOf = (nextCursor: string | null, ...items: object[]) => ({
  'GET /api/audit': { body: { items, nextCursor } },
});

describe('the audit log', () => {
  it('says when, who and what', async () => {
    const { host } = await aPage(AuditPage, pageOf(null, anEntry()));
    expect([...host.querySelectorAll('tbody td')].map((cell) => cell.textContent.trim())).toEqual([
      '20 Nov 2026, 08:00',
      'Mara Lindqvist',
      'Changed their password',
    ]);
    expect(host.querySelector('footer')).toBeNull();
  });

  it('goes on to older entries by the cursor in the address', async () => {
    const { press, asked } = await aPage(AuditPage, pageOf('older', anEntry()));
    await press(/Older entries/);
    expect(asked.filter(({ what }) => what === 'GET /api/audit').map(({ params }) => params)).toEqual([
      'limit=50',
      'limit=50&cursor=older',
    ]);
  });

  it('says so when nothing has been changed yet', async () => {
    const { host } = await aPage(AuditPage, pageOf(null));
    expect(host.textContent).toContain('Nothing has been changed yet');
  });
});
