import { signal } from '@angular/core';
import { aLeadItem, leadId } from '../testing/a-lead';
import { shown } from '../testing/shown';
import { LeadCards } from './lead-cards';
import { LeadList } from './lead-list';
import { leadRow } from './lead-row';
import { viewOf } from './list-view';
import { Selection } from './selection';

const other = '0a000000-0000-4000-8000-000000000002';

async function theCards() {
  const rows = [aLeadItem(), aLeadItem({ leadId: other, name: 'Tomás' })].map((lead) => leadRow(lead, []));
  const list = {
    rows: signal(rows),
    pageIds: signal(rows.map((row) => row.leadId)),
    loading: signal(false),
    kinds: signal([]),
    why: signal(new Map()),
    view: signal(viewOf({})),
  };
  const cards = await shown(LeadCards, {}, { providers: [{ provide: LeadList, useValue: list }, Selection] });
  const selection = cards.fixture.componentRef.injector.get(Selection);
  const choose = async () => {
    selection.choosing.set(true);
    await cards.settle();
  };
  return { ...cards, selection, choose };
}

describe('the list on a phone', () => {
  it('opens a lead by a press, and watches it by its star', async () => {
    const { host, http, press } = await theCards();
    expect(host.querySelector('a')?.getAttribute('href')).toBe(`/leads/${leadId}`);
    await press('Watch Tomás');
    expect(http.expectOne(`/api/leads/${other}/watch`).request.method).toBe('PUT');
  });

  it('selects by a press on a lead, or on its box, while leads are being chosen', async () => {
    const { choose, host, selection, settle } = await theCards();
    await choose();
    expect(host.querySelector('a')).toBeNull();
    host.querySelector<HTMLElement>('.lead')?.click();
    host.querySelector<HTMLInputElement>('input[aria-label="Select Tomás"]')?.click();
    await settle();
    expect([...selection.ids()]).toEqual([leadId, other]);
    host.querySelector<HTMLElement>('.lead')?.click();
    await settle();
    expect([...selection.ids()]).toEqual([other]);
    expect(host.querySelectorAll('li.selected')).toHaveLength(1);
    selection.clear();
    await settle();
    expect(host.querySelectorAll('a')).toHaveLength(2);
  });
});
