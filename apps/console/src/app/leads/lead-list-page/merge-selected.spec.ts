import { Component, inject, Injector } from '@angular/core';
import { Merging } from '../merge/merging';
import { aLeadItem, leadId } from '../testing/a-lead';
import { kim } from '../testing/a-merge';
import { shown } from '../testing/shown';
import { LeadList } from './lead-list';
import { ListColumns } from './list-columns';
import { mergeSelected } from './merge-selected';

const jo = '0a000000-0000-4000-8000-00000000000c';

@Component({ template: `{{ list.rows()?.length }}`, providers: [LeadList, ListColumns] })
class Page {
  readonly list = inject(LeadList);
  readonly injector = inject(Injector);
}

async function aList() {
  const items = [aLeadItem(), aLeadItem({ leadId: kim, name: null, aliases: { email: ['kim@home.example'] } })];
  const asked: unknown[] = [];
  let changed: (leadIds: readonly string[], merged: boolean) => void = () => undefined;
  const ask = (data: unknown, tell: typeof changed) => {
    asked.push(data);
    changed = tell;
    return Promise.resolve(begun ? {} : undefined);
  };
  let begun = true;
  const providers = [{ provide: Merging, useValue: { ask } }];
  const { fixture, http, settle } = await shown(Page, {}, { providers });
  const { injector, list } = fixture.componentInstance;
  const answered = async (leadIds: string[]) => {
    const here = items.filter((item) => leadIds.includes(item.leadId));
    const page = { items: here, nextCursor: null, total: { value: here.length, exact: true } };
    await settle();
    for (const open of http.match(({ url }) => url === '/api/leads')) if (!open.cancelled) open.flush(page);
    await settle();
  };
  await answered([leadId, kim]);
  return {
    asked,
    rows: () => list.rows()?.map((row) => row.leadId),
    merge: (leadIds: string[]) => mergeSelected(injector, list, leadIds),
    leave: () => (begun = false),
    /** The server has these from now on, and the list hears of it. */
    has: async (leadIds: string[], ...change: Parameters<typeof changed>) => {
      changed(...change);
      await answered(leadIds);
    },
  };
}

describe('merging what is selected', () => {
  it('names the leads as far as the page shows them', async () => {
    const { asked, merge } = await aList();
    expect(await merge([leadId, kim, jo])).toBe(true);
    const known = { leadId, name: 'Ingrid Solheim', about: 'ingrid@haldane.example · Haldane Freight' };
    const leads = [
      known,
      { leadId: kim, name: 'kim@home.example', about: 'Haldane Freight' },
      { leadId: jo, name: null, about: '' },
    ];
    expect(asked).toEqual([{ leads, pinned: null }]);
  });

  it('is none when the dialog is left', async () => {
    const { leave, merge } = await aList();
    leave();
    expect(await merge([leadId, kim])).toBe(false);
  });

  it('takes away the rows of those who went into another one, and puts them back where they were', async () => {
    const { has, merge, rows } = await aList();
    expect(rows()).toEqual([leadId, kim]);
    await merge([leadId, kim]);
    await has([kim], [leadId], true);
    expect(rows()).toEqual([kim]);
    await has([leadId, kim], [leadId], false);
    expect(rows()).toEqual([leadId, kim]);
  });
});
