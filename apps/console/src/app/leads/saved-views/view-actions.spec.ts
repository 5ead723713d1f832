import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { SavedView } from '@heatline/contracts';
import { eventually } from '../../testing/settled';
import { LeadList } from '../lead-list-page/lead-list';
import { ListColumns } from '../lead-list-page/list-columns';
import { shown } from '../testing/shown';
import { SavedViews } from './saved-views';
import { aView, viewId } from './testing/a-view';
import { ViewTabs } from './view-tabs';

/** The view is open, and then the list is searched for something else. */
async function anOpenView(q: string) {
  const views = { items: [aView()] };
  const answers = {
    '/api/views': views,
    '/api/leads': { items: [], nextCursor: null, total: { value: 0, exact: true } },
  };
  const tabs = await shown(ViewTabs, {}, { answers, providers: [LeadList, ListColumns] });
  const look = async (params: object) => {
    await TestBed.inject(Router).navigate([], { queryParams: params });
    await tabs.settle();
  };
  await look({ view: viewId, q: 'berg' });
  await look({ view: viewId, q });
  await eventually(() => tabs.button('Save') !== undefined);
  return {
    ...tabs,
    changesElsewhere: async (view: SavedView) => {
      views.items = [view];
      TestBed.inject(SavedViews).reload();
      await tabs.settle();
    },
    sent: () => tabs.http.match({ method: 'PATCH', url: `/api/views/${viewId}` }),
  };
}

describe('saving the open view', () => {
  it('sends what was changed here alone, and shows what was changed elsewhere with it', async () => {
    const { changesElsewhere, press, sent, settle } = await anOpenView('dal');
    await changesElsewhere(aView({ sort: 'name', version: 2 }));
    await press('Save');
    const [change] = sent();
    expect(change?.request.body).toEqual({ version: 2, q: 'dal' });
    change?.flush(aView({ q: 'dal', sort: 'name', version: 3 }));
    await settle();
    expect(TestBed.inject(Router).url).toBe(`/?view=${viewId}&q=dal&sort=name`);
  });

  it('asks before it saves over what was changed elsewhere meanwhile', async () => {
    const { changesElsewhere, button, press, sent } = await anOpenView('dal');
    await changesElsewhere(aView({ q: 'fjell', version: 2 }));
    await press('Save');
    await eventually(() => button('Cancel') !== undefined);
    expect(sent()).toEqual([]);
    await press('Cancel');
    await eventually(() => button('Cancel') === undefined);
    expect(sent()).toEqual([]);
    await press('Save');
    await eventually(() => button('Save mine') !== undefined);
    await press('Save mine');
    const [change] = await eventually(() => {
      const requests = sent();
      return requests.length > 0 && requests;
    });
    expect(change?.request.body).toEqual({ version: 2, q: 'dal' });
  });
});
