import { TestBed } from '@angular/core/testing';
import { eventually } from '../../testing/settled';
import { LeadList } from '../lead-list-page/lead-list';
import { ListColumns } from '../lead-list-page/list-columns';
import { shown } from '../testing/shown';
import { SavedViews } from './saved-views';
import { aView } from './testing/a-view';
import { ViewTabs } from './view-tabs';

const notNow = {
  type: 'about:blank',
  title: 'Unavailable',
  status: 503,
  code: 'service_unavailable',
  detail: 'Identity does not answer.',
};

async function theTabs() {
  const tabs = await shown(
    ViewTabs,
    {},
    {
      answers: { '/api/leads': { items: [], nextCursor: null, total: { value: 0, exact: true } } },
      providers: [LeadList, ListColumns],
    },
  );
  const { host, http, settle } = tabs;
  const asked = () => http.expectOne('/api/views');
  const said = () => host.querySelector('[role=alert]')?.textContent.replace(/\s+/g, ' ').trim();
  return {
    ...tabs,
    said,
    asked,
    fails: async () => {
      asked().flush(notNow, { status: 503, statusText: 'Unavailable' });
      await settle();
    },
    come: async () => {
      asked().flush({ items: [aView()] });
      await settle();
    },
    names: () => [...host.querySelectorAll('nav button')].map(({ textContent }) => textContent.trim()),
  };
}

describe('saved views that do not load', () => {
  it('say so, and come when they are tried again', async () => {
    const { button, come, fails, names, press, said } = await theTabs();
    expect(said()).toBeUndefined();
    await fails();
    await eventually(() => said() !== undefined);
    expect(said()).toBe('Saved views did not load. Identity does not answer.');
    expect(names()).toEqual(['All leads']);
    await press('Try again');
    await come();
    expect([said(), button('Try again')]).toEqual([undefined, undefined]);
    expect(names()).toEqual(['All leads', 'Mine']);
  });

  it('say it again when they fail again, and keep the focus on the button meanwhile, and near it afterwards', async () => {
    const { button, come, fails, host, press, said } = await theTabs();
    await fails();
    await eventually(() => button('Try again') !== undefined);
    button('Try again')?.focus();
    await press('Try again');
    expect(said()).toBe('Loading saved views');
    expect(document.activeElement).toBe(button('Try again'));
    await fails();
    expect(said()).toBe('Saved views did not load. Identity does not answer.');
    expect(document.activeElement).toBe(button('Try again'));
    await press('Try again');
    await come();
    expect(document.activeElement).toBe(host.querySelector('nav [aria-current]'));
    expect(document.activeElement?.textContent.trim()).toBe('All leads');
  });

  it('stay as they are when only a refresh of them fails', async () => {
    const { come, fails, names, said, settle } = await theTabs();
    await come();
    TestBed.inject(SavedViews).reload();
    await settle();
    await fails();
    await settle();
    expect([said(), names()]).toEqual([undefined, ['All leads', 'Mine']]);
  });
});
