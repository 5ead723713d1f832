import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { shown } from '../testing/shown';
import { LeadList } from './lead-list';
import { ListColumns } from './list-columns';
import { ListNotes } from './list-notes';

/** The notes of a list that is looked at by this address. */
async function notes(address: string, { preferences = {} } = {}) {
  const answers = {
    '/api/views': { items: [] },
    '/api/leads': { items: [], nextCursor: null },
    '/api/preferences': preferences,
  };
  const page = await shown(ListNotes, {}, { answers, providers: [LeadList, ListColumns] });
  const router = TestBed.inject(Router);
  await router.navigateByUrl(address);
  await page.settle();
  const words = () =>
    [...page.host.querySelectorAll('hl-address-note > span')].map(({ textContent }) => textContent.trim());
  return { ...page, words, url: () => router.url };
}

describe('the notes of the list', () => {
  it('are none where the list can do what the address asks', async () => {
    expect((await notes('/?sort=-score:engagement&q=ada')).words()).toEqual([]);
  });

  it.each([
    ['sort=colour', 'Clear the sort', 'the sort “colour”, which the list does not have'],
    ['sort=-score:profile', 'Clear the sort', 'a sort by profile scores, and no such model is shown'],
    ['view=gone', 'Leave it', 'The saved view in the address was deleted'],
  ])('tell of %s, and it goes from the address when they are cleared', async (query, action, words) => {
    const page = await notes(`/?q=ada&${query}`);
    expect(page.words()).toEqual([expect.stringContaining(words)]);
    await page.press(action);
    expect([page.words(), page.url()]).toEqual([[], '/?q=ada']);
  });

  it('tell that the view that the list opened with is gone, until it is forgotten', async () => {
    const page = await notes('/?q=ada', { preferences: { views: { leads: 'gone' } } });
    expect(page.words()).toEqual([expect.stringContaining('that your list opened with was deleted')]);
    await page.press('Open with all leads');
    expect(page.kept).toEqual([{ views: { leads: null } }]);
  });

  it('tell each by itself', async () => {
    expect((await notes('/?sort=colour&view=gone')).words()).toHaveLength(2);
  });
});
