import type { LeadListItem } from '@heatline/contracts';
import { eventually } from '../../testing/settled';
import { aLeadItem, leadId } from '../testing/a-lead';
import { jo, kim } from '../testing/a-merge';
import { shown } from '../testing/shown';
import { LeadSearch } from './lead-search';

const kimItem = aLeadItem({ leadId: kim, name: 'Kim Ray' });
const joItem = aLeadItem({ leadId: jo, name: 'Jo Li' });

async function aSearch(without: string[] = []) {
  const search = await shown(LeadSearch, { label: 'Another lead', without });
  const { host, http, settle } = search;
  const input = host.querySelector('input')!;
  const isSearch = (words: string) => (request: { url: string; params: { get(name: string): string | null } }) =>
    request.url === '/api/leads' && request.params.get('q') === words;
  const asked = (words: string) => eventually(() => http.expectOne(isSearch(words)));
  return {
    ...search,
    asked,
    type: async (words: string) => {
      input.focus();
      input.value = words;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
    },
    finds: async (words: string, items: LeadListItem[]) => {
      (await asked(words)).flush({ items, nextCursor: null });
      await settle();
    },
    enter: async () => {
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true }));
      await settle();
    },
    value: () => input.value,
    names: () =>
      [...document.querySelectorAll('mat-option bdi:first-child')]
        .map((one) => one.textContent.trim())
        .filter((name) => ['Kim Ray', 'Jo Li', 'Ingrid Solheim'].includes(name)),
    said: () => host.querySelector('[role=status]')!.textContent.replace(/\s+/g, ' ').trim(),
  };
}

describe('the search for a lead', () => {
  it('chooses the first one found by a key, and is empty for the next one', async () => {
    const { enter, finds, names, told, type, value } = await aSearch();
    await type('kim');
    await finds('kim', [kimItem]);
    expect(names()).toEqual(['Kim Ray']);
    await enter();
    expect(told['chosen']).toEqual([kimItem]);
    expect(value()).toBe('');
  });

  it('never offers who was found for other words', async () => {
    const { asked, enter, finds, names, settle, told, type } = await aSearch();
    await type('k');
    await finds('k', [kimItem]);
    await type('jo');
    expect(names()).toEqual([]);
    await enter();
    const open = await asked('jo');
    expect(names()).toEqual([]);
    await enter();
    expect(told['chosen']).toBeUndefined();
    open.flush({ items: [joItem], nextCursor: null });
    await settle();
    await enter();
    expect(told['chosen']).toEqual([joItem]);
  });

  it('offers nobody of before when it fails, says so, and tries again', async () => {
    const { asked, finds, names, press, said, settle, type } = await aSearch();
    await type('k');
    await finds('k', [kimItem]);
    await type('ki');
    (await asked('ki')).flush(null, { status: 503, statusText: 'Away' });
    await settle();
    expect([said(), names()]).toEqual(['The search failed. The server answered with status 503.Try again', []]);
    await press('Try again');
    await finds('ki', [kimItem]);
    expect([said(), names()]).toEqual(['', ['Kim Ray']]);
  });

  it('leaves out who takes part already, and says so where nobody is left', async () => {
    const { asked, finds, said, settle, names, type } = await aSearch([leadId, kim]);
    await type('a');
    const open = await asked('a');
    expect(open.request.params.get('limit')).toBe('10');
    open.flush({ items: [aLeadItem(), kimItem, joItem], nextCursor: null });
    await settle();
    expect(names()).toEqual(['Jo Li']);
    await type('kim');
    await finds('kim', [kimItem]);
    expect(said()).toBe('All that match “kim” are chosen already.');
    await type('zzz');
    await finds('zzz', []);
    expect(said()).toBe('No lead matches “zzz”.');
  });
});
