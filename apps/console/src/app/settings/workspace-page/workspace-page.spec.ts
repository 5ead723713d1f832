import { aMe } from '../../testing/a-me';
import { aPage, aProblem } from '../testing/a-page';
import { WorkspacePage } from './workspace-page';

const workspace = {
  id: '0c000000-0000-4000-8000-000000000001',
  name: 'Alder & Finch',
  timeZone: 'UTC',
  createdAt: '2026-01-05T09:00:00Z',
};
const read = { 'GET /api/workspace': { body: workspace } };

describe('the workspace', () => {
  it('is saved with what was typed', async () => {
    const { type, press, asked, given, settle } = await aPage(WorkspacePage, read);
    given['PATCH /api/workspace'] = { body: { ...workspace, name: 'Finch' } };
    type('Name', 'Finch');
    await settle();
    await press(/Save workspace/);
    expect(asked.find(({ what }) => what === 'PATCH /api/workspace')?.body).toEqual({ name: 'Finch', timeZone: 'UTC' });
  });

  it('needs a name', async () => {
    const { type, press, asked, settle, host } = await aPage(WorkspacePage, read);
    type('Name', ' ');
    await settle();
    await press(/Save workspace/);
    expect(host.querySelector('.hint.err')?.textContent.trim()).toBe('Enter a name');
    expect(asked.map(({ what }) => what)).not.toContain('PATCH /api/workspace');
  });

  it('is only looked at by who is no admin, and it says why', async () => {
    const { host } = await aPage(WorkspacePage, read, { me: aMe({ role: 'viewer' }) });
    expect(host.textContent).toContain('Only an admin changes the workspace.');
    expect(host.querySelector('button')).toBeNull();
    expect([...host.querySelectorAll('input')].every(({ readOnly }) => readOnly)).toBe(true);
  });

  it('says what happened when it did not load', async () => {
    const { host } = await aPage(WorkspacePage, {
      'GET /api/workspace': aProblem('service_unavailable', 'The identity service did not answer within 5 s.', 503),
    });
    expect(host.querySelector('[role=alert]')?.textContent).toContain('did not answer within 5 s.');
  });
});
