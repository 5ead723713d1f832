import { aMe, memberId } from '../../testing/a-me';
import { eventually } from '../../testing/settled';
import { aMember } from '../testing/a-member';
import { aPage, aProblem } from '../testing/a-page';
import { MembersPage } from './members-page';

const owen = aMember({
  id: '0b000000-0000-4000-8000-000000000002',
  name: 'Owen Brandt',
  email: 'owen@alderfinch.example',
  role: 'rep',
  invited: true,
  lastSignInAt: null,
});
const list = { 'GET /api/members': { body: { items: [owen, aMember()] } } };

describe('the members', () => {
  it('are listed with name, e-mail, role, state and last sign-in', async () => {
    const { host } = await aPage(MembersPage, list);
    const rows = [...host.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()),
    );
    expect(rows.map(([name, email, role, state]) => [name, email, role, state])).toEqual([
      ['Mara LindqvistYou', 'mara@alderfinch.example', 'Admin', 'Active'],
      ['Owen Brandt', 'owen@alderfinch.example', 'Rep', 'Invited'],
    ]);
    expect(rows[1]?.[4]).toBe('Never');
  });

  it('are invited with a link that is shown once', async () => {
    const { press, type, asked, given, settle, text } = await aPage(MembersPage, list);
    given['POST /api/members'] = {
      body: { member: owen, link: { token: 'a-token-of-some-length-1', expiresAt: '2026-11-29T12:00:00Z' } },
    };
    await press(/Invite member/);
    type('Name', 'Owen Brandt');
    type('E-mail', 'owen@alderfinch.example');
    await settle();
    await press(/^Invite member$/);
    expect(asked.find(({ what }) => what === 'POST /api/members')?.body).toEqual({
      name: 'Owen Brandt',
      email: 'owen@alderfinch.example',
      role: 'rep',
    });
    expect(document.querySelector<HTMLInputElement>('input[readonly]')?.value).toBe(
      'http://localhost/password#a-token-of-some-length-1',
    );
    expect(text()).toContain('You will not see this link again.');
  });

  it('say at the field when the address is taken', async () => {
    const { press, type, given, settle } = await aPage(MembersPage, list);
    given['POST /api/members'] = aProblem(
      'member_already_exists',
      'Somebody with this e-mail address is a member already.',
    );
    await press(/Invite member/);
    type('Name', 'Owen Brandt');
    type('E-mail', 'owen@alderfinch.example');
    await settle();
    await press(/^Invite member$/);
    expect(document.querySelector('.hint.err')?.textContent.trim()).toBe(
      'Somebody with this e-mail address is a member already.',
    );
  });

  it('keep their last admin: the refusal stands at the role', async () => {
    const { press, type, given, settle } = await aPage(MembersPage, list);
    given[`PATCH /api/members/${memberId}`] = aProblem(
      'last_admin',
      'This is the last admin. Make somebody else an admin first.',
    );
    await press(/Actions for Mara/);
    await press(/Change name or role/);
    type('Role', 'viewer');
    await settle();
    await press(/Save member/);
    expect(document.querySelector('.hint.err')?.textContent.trim()).toBe(
      'This is the last admin. Make somebody else an admin first.',
    );
  });

  it('keep the last admin’s leads with them, as they cannot go', async () => {
    const { press, given, asked, settle, text } = await aPage(MembersPage, list);
    given['GET /api/leads'] = { body: { items: [], nextCursor: null, total: { value: 7, exact: true } } };
    given[`PATCH /api/members/${memberId}`] = aProblem('last_admin', 'This is the last admin. Make somebody else one.');
    await press(/Actions for Mara/);
    await press(/Deactivate/);
    await press(/Deactivate my account/);
    await eventually(async () => {
      await settle();
      expect(text()).toContain('This is the last admin.');
    });
    expect(asked.map(({ what }) => what)).not.toContain('POST /api/leads/bulk-assign-owner');
  });

  it('are only looked at by who is no admin, and it says why', async () => {
    const { host } = await aPage(MembersPage, list, { me: aMe({ role: 'rep' }) });
    expect(host.textContent).toContain('Only an admin changes members.');
    expect(host.querySelector('button')).toBeNull();
  });

  it('say what happened when they did not load, and try again', async () => {
    const { host, asked, press } = await aPage(MembersPage, {
      'GET /api/members': aProblem('service_unavailable', 'The identity service did not answer within 5 s.', 503),
    });
    expect(host.querySelector('[role=alert]')?.textContent).toContain('did not answer within 5 s.');
    const before = asked.length;
    await press(/Try again/);
    expect(asked.slice(before).map(({ what }) => what)).toContain('GET /api/members');
  });
});
