import type { Role } from '@heatline/contracts';
import { aCard, leadId, modelId } from '../testing/a-lead';
import { eventually } from '../../testing/settled';
import { shown } from '../testing/shown';
import { LeadList } from './lead-list';
import { ListColumns } from './list-columns';
import { Selection } from './selection';
import { SelectionBar } from './selection-bar';

const other = '0a000000-0000-4000-8000-000000000002';
const id = (n: number) => `0a000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

async function aBar({ role = 'admin' as Role, ids = [leadId, other] as string[] } = {}) {
  const bar = await shown(SelectionBar, {}, { me: { role }, providers: [LeadList, ListColumns, Selection] });
  const selection = bar.fixture.componentRef.injector.get(Selection);
  selection.set(ids, true);
  await bar.settle();
  const items = async () => {
    await bar.press('More for the selected leads');
    return [...document.querySelectorAll('[mat-menu-item]')].map((item) =>
      (item.textContent ?? '').replace(/\s+/g, ' ').trim(),
    );
  };
  return { ...bar, selection, items, toolbar: () => bar.host.querySelector('[role=toolbar]') };
}

describe('the selection bar', () => {
  it('is not there while nobody is selected, unless leads are being chosen', async () => {
    const { toolbar, selection, settle } = await aBar({ ids: [] });
    expect(toolbar()).toBeNull();
    selection.choosing.set(true);
    await settle();
    expect(toolbar()?.textContent).toContain('None selected');
    selection.set([leadId, other], true);
    await settle();
    expect(toolbar()?.textContent).toContain('2 selected');
  });

  it.each<[Role, boolean, string[]]>([
    ['admin', true, ['Export', 'Stop watching', 'Update scores', 'Delete']],
    ['rep', true, ['Export', 'Stop watching', 'Update scores']],
    ['viewer', false, ['Export', 'Stop watching']],
  ])('offers a %s what they may do', async (role, assigns, wanted) => {
    const { button, items } = await aBar({ role });
    expect(button('Assign owner') !== undefined).toBe(assigns);
    expect(button('Watch')).toBeDefined();
    expect(await items()).toEqual(wanted);
  });

  it('updates the shown scores of each selected lead, and keeps the selection when one fails', async () => {
    const { http, items, press, settle, selection } = await aBar();
    await items();
    await press('Update scores');
    http.expectOne(`/api/leads/${leadId}/scores/${modelId}/update`).flush(aCard());
    http
      .expectOne(`/api/leads/${other}/scores/${modelId}/update`)
      .flush(null, { status: 503, statusText: 'Unavailable' });
    await settle();
    expect(selection.ids().size).toBe(2);
  });

  it('watches them, and lets go of them once that is done', async () => {
    const { http, press, settle, selection } = await aBar();
    await press('Watch');
    const sent = http.expectOne('/api/leads/watch');
    expect(sent.request.body).toEqual({ leadIds: [leadId, other], watched: true });
    sent.flush({ leadIds: [leadId, other] });
    await settle();
    expect(selection.isOpen()).toBe(false);
  });

  it.each<[Role, string[], boolean]>([
    ['rep', [leadId, other], true],
    ['rep', [leadId], false],
    ['viewer', [leadId, other], false],
  ])('offers a %s with %j selected to merge them: %j', async (role, ids, offered) => {
    const { button } = await aBar({ role, ids });
    expect(button('Merge…') !== undefined).toBe(offered);
  });

  it('offers no merge of more than one takes, and says why', async () => {
    const { button, toolbar } = await aBar({ ids: Array.from({ length: 52 }, (_, n) => id(n)) });
    expect(button('Merge…')).toBeUndefined();
    expect(toolbar()?.textContent).toContain('Merge takes at most 51');
  });

  it('merges those that are selected', async () => {
    const { http, press } = await aBar();
    await press('Merge…');
    const preview = await eventually(() => http.expectOne('/api/leads/merge/preview'));
    expect(preview.request.body).toEqual({ targetId: leadId, leadIds: [other] });
    expect(document.querySelector('hl-merge-dialog legend')?.textContent).toBe('Which one stays');
  });

  it('does nothing to more than can be named one by one, and says why', async () => {
    const { button, toolbar } = await aBar({ ids: Array.from({ length: 501 }, (_, n) => id(n)) });
    expect(toolbar()?.textContent).toContain('At most 500 one by one');
    expect(button('Watch')).toBeUndefined();
  });
});
