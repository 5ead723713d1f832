import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Condition, LeadListItem, Model } from '@heatline/contracts';
import { aLeadItem, leadId } from '../leads/testing/a-lead';
import { aModel } from '../testing/a-model';
import { settled } from '../testing/settled';
import { fallenFilter, mineFilter, risenFilter, watchedFilter } from './today-lists';
import { TodayPage } from './today-page';

const model = aModel();
const lead = (name: string, score: number, change7: number, more: Partial<LeadListItem> = {}) =>
  aLeadItem({ name, scores: [{ ...aLeadItem().scores[0]!, score, change7 }], ...more });

interface Lists {
  readonly risen?: LeadListItem[];
  readonly fallen?: LeadListItem[];
  readonly watched?: LeadListItem[];
  readonly owned?: number;
  readonly models?: Model[];
  /** The lists that the server does not answer. */
  readonly down?: readonly Condition[];
}

async function today(lists: Lists = {}) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const page = TestBed.createComponent(TodayPage);
  const { risen = [], fallen = [], watched = [], owned = 3, models = [model], down = [] } = lists;
  const byFilter = new Map<string, LeadListItem[]>([
    [JSON.stringify(risenFilter(model)), risen],
    [JSON.stringify(fallenFilter(model)), fallen],
    [JSON.stringify(watchedFilter), watched],
  ]);
  const unanswered = new Set(down.map((filter) => JSON.stringify(filter)));
  const asked: Record<string, string | null>[] = [];
  const settle = () =>
    settled((open) => {
      const { url, params } = open.request;
      const filter = params.get('filter') ?? '';
      if (url === '/api/models') open.flush({ items: models });
      else if (url !== '/api/leads') open.flush({});
      else if (unanswered.has(filter)) open.flush(null, { status: 503, statusText: 'Unavailable' });
      else {
        asked.push(Object.fromEntries(params.keys().map((key) => [key, params.get(key)])));
        const total = { value: owned, exact: true };
        open.flush({ items: byFilter.get(filter) ?? [], nextCursor: null, total });
      }
    });
  await settle();
  const host = page.nativeElement as HTMLElement;
  const section = (name: string) => host.querySelector<HTMLElement>(`[role=region][aria-label="${name}"]`);
  const names = (name: string) => [...(section(name)?.querySelectorAll('.name') ?? [])].map((one) => one.textContent);
  const button = (name: string) =>
    [...host.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
  return { asked, button, host, names, section, settle, unanswered };
}

describe('the page Today', () => {
  it('has those of mine that became hot, those that lost a level, and what I watch', async () => {
    const { names, section } = await today({
      risen: [lead('Hedda', 60, 20), lead('Hot before', 80, 10, { leadId: '0a000000-0000-4000-8000-000000000002' })],
      fallen: [lead('Finn', 30, -30)],
      watched: [lead('Wanda', 10, 0)],
    });
    expect(names('My new hot leads')).toEqual(['Hedda']);
    expect(section('My new hot leads')?.textContent).toContain('from Warm');
    expect(names('My fallen ones')).toEqual(['Finn']);
    expect(names('Watched, with news')).toEqual(['Wanda']);
  });

  it('leads to a lead, and to the list that shows the same and more', async () => {
    const { section } = await today({ fallen: [lead('Finn', 30, -30)] });
    const links = [...(section('My fallen ones')?.querySelectorAll('a') ?? [])].map((link) =>
      link.getAttribute('href')!,
    );
    const [list, row] = links.map((link) => new URL(link, 'http://console'));
    expect(row?.pathname).toBe(`/leads/${leadId}`);
    expect(list?.searchParams.get('sort')).toBe('change7:engagement');
    expect(JSON.parse(list?.searchParams.get('filter') ?? '')).toEqual(fallenFilter(model));
  });

  it('asks for no more than a day’s work, of the model that stands first', async () => {
    const { asked } = await today();
    const risen = asked.find(({ filter }) => filter === JSON.stringify(risenFilter(model)));
    expect(risen).toEqual({
      filter: JSON.stringify(risenFilter(model)),
      sort: '-change7',
      limit: '100',
      modelId: model.modelId,
    });
    expect(asked.find(({ total }) => total === 'about')).toMatchObject({
      filter: JSON.stringify(mineFilter),
      limit: '1',
    });
  });

  it('says why nobody is there: nothing happened, or nobody is mine', async () => {
    const quiet = await today();
    expect(quiet.section('My new hot leads')?.textContent).toContain(
      'None of your leads became Hot in the last 7 days.',
    );
    expect(quiet.section('My fallen ones')?.textContent).toContain('None of your leads lost a level');
    expect(quiet.section('Watched, with news')?.textContent).toContain('No lead that you watch was active');
    TestBed.resetTestingModule();
    const nobody = await today({ owned: 0 });
    expect(nobody.section('My new hot leads')?.textContent).toContain('You own no leads yet.');
    expect(nobody.section('My new hot leads')?.querySelector('a')?.textContent).toBe('Look at those without an owner');
  });

  it('says what failed, and tries it again', async () => {
    const { button, host, names, settle, unanswered } = await today({
      risen: [lead('Hedda', 60, 20)],
      down: [risenFilter(model)],
    });
    expect(host.querySelector('[role=alert]')?.textContent).toContain('Today did not load');
    unanswered.clear();
    button('Try again')?.click();
    await settle();
    expect(names('My new hot leads')).toEqual(['Hedda']);
  });

  it('shows the rest when only what is watched failed', async () => {
    const { host, names } = await today({ risen: [lead('Hedda', 60, 20)], down: [watchedFilter] });
    expect(names('My new hot leads')).toEqual(['Hedda']);
    expect(host.querySelector('[role=alert]')?.textContent).toContain('What you watch did not load');
  });

  it('guesses no model: without one it shows what is watched, and asks', async () => {
    const models = [
      aModel({ primary: false }),
      aModel({ modelId: '0f000000-0000-4000-8000-000000000009', name: 'Outreach', primary: false }),
    ];
    const { host, names, section } = await today({ models, watched: [lead('Wanda', 10, 0)] });
    expect(host.textContent).toContain('Which engagement model?');
    expect(section('My new hot leads')).toBeNull();
    expect(names('Watched, with news')).toEqual(['Wanda']);
  });

  it('asks nothing about models that stand behind the one shown', async () => {
    const models = [
      model,
      aModel({ modelId: '0f000000-0000-4000-8000-000000000008', kind: 'custom', primary: false }),
      aModel({ modelId: '0f000000-0000-4000-8000-000000000009', kind: 'custom', primary: false }),
    ];
    const { host, section } = await today({ models });
    expect(section('My new hot leads')).not.toBeNull();
    expect(host.textContent).not.toContain('Which custom model?');
  });
});
