import { aPage, aProblem } from '../testing/a-page';
import { OwnAccountPage } from './own-account-page';

describe('my account', () => {
  it('says at the field that the current password is wrong', async () => {
    const { press, type, given, settle } = await aPage(OwnAccountPage, {});
    given['PUT /api/me/password'] = aProblem('wrong_password', 'The current password is wrong.', 403);
    type('Current password', 'not-this-one');
    type('New password', 'a better password');
    await settle();
    await press(/Change password/);
    expect(document.querySelector('.hint.err')?.textContent.trim()).toBe('The current password is wrong.');
  });

  it('asks for a longer password before the server is asked', async () => {
    const { press, type, asked, settle } = await aPage(OwnAccountPage, {});
    type('Current password', 'this-one');
    type('New password', 'short');
    await settle();
    await press(/Change password/);
    expect(document.querySelector('.hint.err')?.textContent.trim()).toBe('Use at least 10 characters');
    expect(asked.filter(({ what }) => what.startsWith('PUT'))).toEqual([]);
  });

  it('keeps theme and time zone as soon as they are chosen', async () => {
    const { press, type, asked, given, settle } = await aPage(OwnAccountPage, {});
    given['PATCH /api/preferences'] = { body: { theme: 'dark' } };
    await press(/^Dark$/);
    type('Time zone', 'UTC');
    await settle();
    expect(asked.filter(({ what }) => what === 'PATCH /api/preferences').map(({ body }) => body)).toEqual([
      { theme: 'dark' },
      { timeZone: 'UTC' },
    ]);
  });
});
