import { type HttpRequest, provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { LeadListItem, Model, Total } from '@heatline/contracts';
import { aLeadItem } from '../testing/a-lead';
import { aModel } from '../../testing/a-model';
import { eventually, settled } from '../../testing/settled';
import { LeadList } from './lead-list';
import { LeadListPage } from './lead-list-page';
import type { ListView } from './list-view';

const otherLead = '0a000000-0000-4000-8000-000000000002';

async function aList({
  url = '/leads',
  models = [aModel()],
  items = [aLeadItem()],
  total = { value: items.length, exact: true },
  cursors = [],
  refused,
}: {
  url?: string;
  models?: Model[];
  items?: LeadListItem[];
  total?: Total;
  cursors?: string[];
  refused?: object;
} = {}) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'leads', component: LeadListPage }]),
    ],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url, LeadListPage);
  const answers: Record<string, object> = {
    '/api/models': { items: models },
    '/api/runs': { items: [], nextCursor: null },
    '/api/views': { items: [] },
  };
  const asked: HttpRequest<unknown>[] = [];
  const settle = () =>
    settled((open) => {
      if (open.request.url !== '/api/leads') return open.flush(answers[open.request.url] ?? {});
      asked.push(open.request);
      if (refused) open.flush(refused, { status: 503, statusText: 'Unavailable' });
      else open.flush({ items: [...items], nextCursor: cursors[asked.length - 1] ?? null, total });
    });
  await settle();
  const host = harness.routeNativeElement as HTMLElement;
  return {
    asked,
    params: () => Object.fromEntries((asked[0]?.params.keys() ?? []).map((key) => [key, asked[0]?.params.get(key)])),
    settle,
    look: (change: Partial<ListView>) => harness.routeDebugElement?.injector.get(LeadList).look(change),
    reload: () => harness.routeDebugElement?.injector.get(LeadList).reload(),
    host,
    heads: () => [...host.querySelectorAll('thead th')].map(wordsIn),
    button: (name: RegExp) =>
      [...host.querySelectorAll('button')].find((button) =>
        name.test(button.getAttribute('aria-label') ?? button.textContent),
      ),
  };
}

const wordsIn = ({ textContent }: Element) => textContent.trim().replace(/\s+/g, ' ');

describe('the leads list', () => {
  it('shows name, aliases, score with its change, level, last active and created', async () => {
    const { host, heads } = await aList();
    const cells = [...host.querySelectorAll('tbody tr:first-child td')].map(wordsIn);
    const shown = Object.fromEntries(heads().map((head, place) => [head, cells[place]]));
    expect(shown).toMatchObject({
      Name: 'Ingrid SolheimHaldane Freight',
      Aliases: 'ingrid@haldane.example+1',
      'Engagement Level': 'Hot',
      Created: '24 Aug 2026',
    });
    expect(shown['Engagement Score']).toContain('78, 12 points up in 7 days');
  });

  it('asks for what stands in the address', async () => {
    const { params } = await aList({
      url: `/leads?q=berg&sort=-score:engagement&filter=${encodeURIComponent('{"owner":["me"]}')}`,
    });
    expect(params()).toMatchObject({
      q: 'berg',
      sort: '-score',
      filter: '{"owner":["me"]}',
      modelId: aModel().modelId,
    });
  });

  it('guesses no model: with several active and none chosen it asks and has no score column', async () => {
    const models = [
      aModel({ primary: false }),
      aModel({ primary: false, modelId: '0f000000-0000-4000-8000-000000000009', name: 'Outreach replies' }),
    ];
    const { host, params, heads } = await aList({ models });
    expect(host.textContent).toContain('Which engagement model?');
    expect(params()).not.toHaveProperty('modelId');
    expect(heads()).toEqual(['', 'Watched', 'Name', 'Aliases', 'Last Active', 'Created']);
  });

  it('sorts by a pressed head, and the head says so', async () => {
    const { button, heads, host, settle } = await aList();
    button(/Engagement\s*Score/)?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/leads?sort=-score:engagement');
    const sorted = host.querySelectorAll('th')[heads().indexOf('Engagement Score')];
    expect(sorted?.getAttribute('aria-sort')).toBe('descending');
  });

  it('says what happened when it did not load, and tries again', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Unavailable',
      status: 503,
      code: 'service_unavailable',
      detail: 'The leads service did not answer within 5 s.',
    };
    const { host, button, asked, settle } = await aList({ refused: problem });
    expect(host.querySelector('[role=alert]')?.textContent).toContain(
      'The leads service did not answer within 5 s. Your filters are kept.',
    );
    button(/Try again/)?.click();
    await settle();
    expect(asked).toHaveLength(2);
  });

  it('says that filters are the reason when nothing matches, and takes one away', async () => {
    const filter = JSON.stringify({ score: aModel().modelId, op: 'gte', value: 95 });
    const { host, button, settle } = await aList({ url: `/leads?filter=${encodeURIComponent(filter)}`, items: [] });
    expect(host.textContent).toContain('No lead matches 1 filter');
    button(/Remove “Engagement score: 95\+”/)?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/leads');
  });

  it('keeps its rows where they stand while news come, until it is asked to sort again', async () => {
    const [first, second] = [aLeadItem({ name: 'First' }), aLeadItem({ leadId: otherLead, name: 'Second' })];
    const items = [first, second];
    const { host, button, reload, settle } = await aList({ items });
    const names = () => [...host.querySelectorAll('tbody .lead a')].map((link) => link.textContent);
    const before = host.querySelector('tbody tr');
    items.reverse();
    reload();
    await settle();
    expect(names()).toEqual(['First', 'Second']);
    expect(host.querySelector('tbody tr')).toBe(before);
    button(/^\s*Re-sort/)?.click();
    await settle();
    expect(names()).toEqual(['Second', 'First']);
    expect(host.textContent).not.toContain('Order changed');
  });

  it('is read once more when something changes while it is read', async () => {
    const { asked, reload, settle } = await aList();
    const before = asked.length;
    reload();
    reload();
    await settle();
    expect(asked.length - before).toBe(2);
  });

  it('goes on behind the rows that it shows when some of them have left the page', async () => {
    const [first, second, third] = ['First', 'Second', 'Third'].map((name, n) =>
      aLeadItem({ leadId: `0a000000-0000-4000-8000-00000000001${n}`, name }),
    ) as [LeadListItem, LeadListItem, LeadListItem];
    const items = [first, second];
    const list = await aList({ items, cursors: ['behind-second', 'behind-third', ''] });
    items.splice(0, 2, second, third);
    list.reload();
    await list.settle();
    list.button(/Next page/)?.click();
    await list.settle();
    expect(list.asked[2]?.params.get('cursor')).toBe('behind-second');
    expect(TestBed.inject(Router).url).toContain('skip=1');
  });

  it('selects all that match when all of the page are selected and there are more', async () => {
    const { host, button, settle } = await aList({ total: { value: 12_408, exact: true } });
    host.querySelector<HTMLInputElement>('th input[type=checkbox]')?.click();
    await settle();
    button(/Select all 12,408 that match/)?.click();
    await settle();
    expect(host.querySelector('[role=toolbar]')?.textContent).toContain('All 12,408 that match');
  });

  it('shows a condition as chips, and takes one part of it away', async () => {
    const filter = encodeURIComponent('{"all":[{"owner":["me",null]},{"not":{"watched":true}}]}');
    const { host, button, settle } = await aList({ url: `/leads?filter=${filter}` });
    expect(host.querySelector('hl-filter-bar')?.textContent).toContain('Ownerme or nobody');
    button(/Remove filter Where not \(is watched\)/)?.click();
    await settle();
    expect(decodeURIComponent(TestBed.inject(Router).url)).toBe('/leads?filter={"owner":["me",null]}');
  });

  it.each(['{bad', '{"x":1}'])('shows nobody for a filter that is none, %s, until it is cleared', async (filter) => {
    const { asked, button, host, settle } = await aList({ url: `/leads?filter=${encodeURIComponent(filter)}` });
    expect(host.querySelector('[role=alert]')?.textContent).toContain('The filter in the address cannot be used');
    const exporting = host.querySelector<HTMLElement>('hl-export-button');
    expect([asked.length, host.querySelectorAll('tr').length, exporting?.hidden]).toEqual([0, 0, true]);
    button(/Clear the filter/)?.click();
    await settle();
    expect([TestBed.inject(Router).url, asked.length]).toEqual(['/leads', 1]);
    expect(host.querySelector('[role=alert]')).toBeNull();
  });

  it('tells of a sort that it does not have, keeps it while something else is chosen, and is rid of it by a press', async () => {
    const { button, host, look, params, settle } = await aList({ url: '/leads?sort=colour&q=berg' });
    const note = () => wordsIn(host.querySelector('hl-address-note') ?? host);
    expect(note()).toContain('The address asks for the sort “colour”, which the list does not have.');
    expect(params()).toMatchObject({ sort: '-lastActivity', q: 'berg' });
    await look({ q: '' });
    await settle();
    expect(TestBed.inject(Router).url).toBe('/leads?sort=colour');
    expect(note()).toContain('“colour”');
    button(/Clear the sort/)?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/leads');
    expect(host.querySelector('hl-address-note')).toBeNull();
  });

  it.each([
    ['-score:profile', 'sort by profile scores, and no such model is shown'],
    ['-score:engagement', null],
  ])('tells that it cannot be sorted by a model that is not there: %s', async (sort, words) => {
    const { host } = await aList({ url: `/leads?sort=${sort}` });
    expect(host.querySelector('hl-address-note')?.textContent.replace(/\s+/g, ' ') ?? null).toEqual(
      words && expect.stringContaining(words),
    );
  });

  it('tells that the saved view in the address is not there, and leaves it by a press', async () => {
    const { button, host, settle } = await aList({ url: `/leads?view=${otherLead}&q=berg` });
    expect(host.querySelector('hl-address-note')?.textContent).toContain('was deleted, or is not shared with you');
    button(/Leave it/)?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/leads?q=berg');
    expect(host.querySelector('hl-address-note')).toBeNull();
  });

  it('says so when the server does not know what a filter asks for', async () => {
    const issues = [{ path: 'filter.op', message: 'op is one of gt, gte' }];
    const refused = { code: 'invalid_request', detail: 'filter.op: op is one of gt, gte.', issues, status: 400 };
    const filter = encodeURIComponent('{"score":"x"}');
    const { button, host } = await aList({ url: `/leads?filter=${filter}`, refused });
    expect(host.querySelector('[role=alert]')?.textContent).not.toContain('gte');
    expect(host.querySelector('hl-filter-chips .chip')).toBeNull();
    expect(button(/Clear the filter/)).toBeDefined();
  });

  it('says what to do when nobody is there yet', async () => {
    const { host } = await aList({ items: [] });
    expect(host.textContent).toContain('A lead appears with its first event.');
  });

  it('searches while one types, once the typing rests', async () => {
    const { host, settle } = await aList();
    const field = host.querySelector<HTMLInputElement>('input[type=search]');
    if (field) field.value = 'berg';
    field?.dispatchEvent(new Event('input'));
    TestBed.tick();
    expect(TestBed.inject(Router).url).toBe('/leads');
    await settle();
    await eventually(() => expect(TestBed.inject(Router).url).toBe('/leads?q=berg'));
  });
});
