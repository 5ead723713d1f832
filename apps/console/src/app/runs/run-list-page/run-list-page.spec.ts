import { type HttpRequest, provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ExportFile, Model, Run } from '@heatline/contracts';
import { aRun } from '../../testing/a-run';
import { settled } from '../../testing/settled';
import { RunListPage } from './run-list-page';

async function aList({
  url = '/runs',
  items = [aRun()],
  files = [],
  archived = [],
  refused,
}: { url?: string; items?: Run[]; files?: ExportFile[]; archived?: Model[]; refused?: object } = {}) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'runs', component: RunListPage }]),
    ],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url, RunListPage);
  const asked: HttpRequest<unknown>[] = [];
  const settle = () =>
    settled((open) => {
      const { url: path, params } = open.request;
      if (path === '/api/runs' && params.get('limit') === '50') {
        asked.push(open.request);
        if (refused) open.flush(refused, { status: 503, statusText: 'Unavailable' });
        else open.flush({ items, nextCursor: null });
      } else if (path.startsWith('/api/models/')) {
        const found = archived.find(({ modelId }) => path === `/api/models/${modelId}`);
        if (found) open.flush(found);
        else
          open.flush({ status: 404, code: 'model_not_found', detail: 'No' }, { status: 404, statusText: 'Not Found' });
      } else open.flush({ items: path === '/api/leads/exports' ? files : [], nextCursor: null });
    });
  await settle();
  const host = harness.routeNativeElement as HTMLElement;
  const button = (name: RegExp) => [...host.querySelectorAll('button')].find((one) => name.test(one.textContent));
  return { host, asked, settle, button };
}

describe('the list of runs', () => {
  it('says of each what it is, how far, and who began it', async () => {
    const { host } = await aList({ items: [aRun({ slices: { ...aRun().slices, parked: 1 } })] });
    const row = host.querySelector('tbody tr')?.textContent;
    for (const words of ['Recalculation', 'B2B engagement v7', '1 slice parked', '62%', 'Every 6 hours'])
      expect(row).toContain(words);
  });

  it('says what a run counts', async () => {
    const ended = { state: 'completed', changed: 1, endedAt: '2026-11-20T08:00:03Z' } as const;
    const { host } = await aList({
      items: [
        aRun({ ...ended, unit: 'accounts' }),
        aRun({ ...ended, about: { kind: 'workspace', id: 'w', name: null } }),
      ],
    });
    const [first, second] = [...host.querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(first).toContain('B2B engagement v7, 1 account changed');
    expect(second).toContain('all leads, 1 changed');
  });

  it('says that a run is about one person, never whom', async () => {
    const about = { kind: 'lead', id: 'l', name: null } as const;
    const ended = { state: 'completed', about, kind: 'eraseLead', service: 'leads', total: 1, done: 1 } as const;
    const { host } = await aList({
      items: [
        aRun({ ...ended, changed: 1 }),
        aRun({ ...ended, changed: 0 }),
        aRun({ ...ended, kind: 'takeOwnersBack', about: { ...about, kind: 'run' }, changed: 3 }),
      ],
    });
    const rows = [...host.querySelectorAll('tbody tr')].map((row) => row.textContent);
    for (const row of rows) expect(row).not.toContain('all leads');
    expect(rows[0]).toContain('Erasure');
    expect(rows[0]).toContain('one lead');
    expect(rows[0]).not.toContain('changed');
    expect(rows[1]).toContain('one lead, 0 changed');
    expect(rows[2]).toContain('leads of an earlier run, 3 changed');
  });

  it('says why one was cancelled', async () => {
    const reason = 'The model was switched off: it scores nobody any more';
    const { host } = await aList({ items: [aRun({ state: 'cancelled', reason }), aRun({ state: 'cancelled' })] });
    const [first, second] = [...host.querySelectorAll('tbody tr')];
    expect(first?.textContent).toContain('Cancelled');
    expect(first?.querySelector('.reason')?.textContent).toBe(`${reason}.`);
    expect(second?.querySelector('.reason')).toBeNull();
  });

  it('offers the file of an export while it can be had, and says when it cannot', async () => {
    const ids = [1, 2, 3].map((n) => `0d000000-0000-4000-8000-00000000000${n}`);
    const file = (n: number, more: Partial<ExportFile> = {}): ExportFile => ({
      runId: ids[n]!,
      state: 'ready',
      fileName: 'leads-2026-11-20.csv',
      rows: 3,
      bytes: 1_400_000,
      madeAt: '2026-11-20T08:00:00Z',
      expiresAt: '2999-11-27T08:00:00Z',
      ...more,
    });
    const { host } = await aList({
      items: ids.map((runId) =>
        aRun({
          runId,
          service: 'leads',
          kind: 'exportLeads',
          state: 'completed',
          about: { kind: 'export', id: runId, name: '3 leads' },
        }),
      ),
      files: [file(0), file(1, { expiresAt: '2026-01-01T00:00:00Z' }), file(2, { state: 'erased' })],
    });
    const rows = [...host.querySelectorAll('tbody tr')];
    expect(rows[0]?.textContent).toContain('until 27 Nov');
    expect(rows[0]?.textContent).not.toContain('changed');
    const links = rows.map((row) => row.querySelector('a[download]'));
    expect(links[0]?.textContent).toBe('Download 1.4 MB');
    expect(links[0]?.getAttribute('href')).toBe(`/api/runs/${ids[0]}/file`);
    expect(links.slice(1)).toEqual([null, null]);
    expect(rows[1]?.textContent).toContain('file expired');
    expect(rows[2]?.textContent).toContain('file deleted');
  });

  it('asks for what stands in the address, and a chip changes it', async () => {
    const { asked, button, settle } = await aList({ url: '/runs?kind=recalculateModel' });
    expect(asked[0]?.params.get('kind')).toBe('recalculateModel');
    button(/Needs attention/)?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/runs?kind=recalculateModel&group=attention');
    expect(asked.at(-1)?.params.get('group')).toBe('attention');
  });

  it('of a model that there is not says so, shows those of every model, and leaves it when asked to', async () => {
    const { asked, button, host, settle } = await aList({ url: '/runs?model=abc&group=active' });
    expect(host.querySelector('[role=status]')?.textContent).toContain('the runs of a model that there is not');
    expect(asked.map(({ params }) => [params.get('modelId'), params.get('group')])).toEqual([[null, 'active']]);
    expect(host.querySelectorAll('tbody tr')).toHaveLength(1);
    button(/Leave it/)?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/runs?group=active');
    expect(host.textContent).not.toContain('that there is not');
  });

  it('of an archived model are shown under its name', async () => {
    const old = { modelId: 'old', name: 'Old one', archivedAt: '2026-11-01T00:00:00Z' } as Model;
    const { asked, host } = await aList({ url: `/runs?model=${old.modelId}`, archived: [old] });
    const select = host.querySelector<HTMLSelectElement>('select[aria-label=Model]');
    expect(select?.selectedOptions[0]?.textContent).toBe('Old one (archived)');
    expect(asked.map(({ params }) => params.get('modelId'))).toEqual([old.modelId]);
    expect(host.querySelector('hl-address-note')).toBeNull();
  });

  it('says that the filter is the reason when nothing is there', async () => {
    const { host } = await aList({ url: '/runs?group=attention', items: [] });
    expect(host.textContent).toContain('Nothing waits for you.');
  });

  it('says what happened when it did not load, and tries again', async () => {
    const refused = {
      type: 'about:blank',
      title: 'Unavailable',
      status: 503,
      code: 'service_unavailable',
      detail: 'The identity service did not answer within 5 s.',
    };
    const { host, button, asked, settle } = await aList({ refused });
    expect(host.querySelector('[role=alert]')?.textContent).toContain('did not answer within 5 s');
    button(/Try again/)?.click();
    await settle();
    expect(asked).toHaveLength(2);
  });
});
