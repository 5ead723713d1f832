import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { LeadExportRequest } from '@heatline/contracts';
import { eventually, settled } from '../../testing/settled';
import { ExportDialog, type ExportData, type Whom } from './export-dialog';

const leadId = '0a000000-0000-4000-8000-000000000001';
const runId = '0d000000-0000-4000-8000-000000000001';

async function aDialog({
  leads = '3 leads',
  count = 3,
  seen = [],
  more = [],
  ...rest
}: Partial<ExportData & Whom> & { seen?: string[]; more?: string[] } = {}) {
  let closed = false;
  const whom = signal<Whom>({ leads, count });
  const data: ExportData = { whom, list: { q: 'berg', sort: 'name' }, models: {}, ...rest };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: MAT_DIALOG_DATA, useValue: data },
      { provide: MatDialogRef, useValue: { close: () => (closed = true) } },
    ],
  });
  const dialog = TestBed.createComponent(ExportDialog);
  const http = TestBed.inject(HttpTestingController);
  const asked: string[] = [];
  const settle = () =>
    settled(
      (open) => {
        asked.push(open.request.urlWithParams);
        const q = open.request.params.get('q') ?? '';
        const found = q ? [...seen, ...more].filter((key) => key.includes(q)) : seen;
        open.flush({ whole: true, sampled: 9, items: found.map((value) => ({ value, count: 3 })) });
      },
      ({ url }) => url === '/api/seen/attributes',
    );
  await settle();
  const host = dialog.nativeElement as HTMLElement;
  return {
    host,
    asked,
    /** Types it, and waits for what the server finds. */
    find: async (words: string) => {
      const field = host.querySelector<HTMLInputElement>('input[type=search]')!;
      field.value = words;
      field.dispatchEvent(new Event('input'));
      const longest = words.split(' ').sort((a, b) => b.length - a.length)[0]!;
      await eventually(async () => {
        await settle();
        return !longest || asked.some((url) => url.endsWith(`q=${longest}`));
      });
    },
    boxes: () =>
      [...host.querySelectorAll('[aria-label="Attributes of the leads"] mat-checkbox')].map((one) =>
        one.textContent.trim(),
      ),
    whom,
    http,
    closed: () => closed,
    link: () => host.querySelector<HTMLAnchorElement>('a[download]'),
    prepare: () => [...host.querySelectorAll('button')].find((one) => one.textContent.includes('Prepare file')),
    box: (words: string) =>
      [...host.querySelectorAll('mat-checkbox')]
        .find((one) => one.textContent.includes(words))!
        .querySelector('input')!,
  };
}

describe('the dialog of an export', () => {
  it('leads to the file itself where there are few', async () => {
    const { link, prepare } = await aDialog();
    expect(link()?.getAttribute('href')).toContain('/api/leads/export?q=berg&sort=name');
    expect(prepare()).toBeUndefined();
  });

  it('makes a run of many, unless one would rather wait', async () => {
    const { box, link, prepare } = await aDialog({ leads: 'about 60,000 leads', count: 60_000 });
    expect(link()).toBeNull();
    expect(prepare()).toBeDefined();
    box('Prepare in the background').click();
    await settled();
    expect(link()).not.toBeNull();
  });

  it('makes a run of few, too, if asked to, and the same one when asked again', async () => {
    const { box, closed, host, http, prepare } = await aDialog();
    box('Prepare in the background').click();
    await settled();
    prepare()!.click();
    await settled();
    const first = http.expectOne('/api/leads/exports');
    expect(LeadExportRequest.parse(first.request.body)).toMatchObject({ q: 'berg', sort: 'name' });
    first.flush({ detail: 'no' }, { status: 503, statusText: 'Unavailable' });
    await settled();
    expect(host.querySelector('[role=alert]')?.textContent).toContain('The export did not start.');
    expect(closed()).toBe(false);
    prepare()!.click();
    await settled();
    const second = http.expectOne('/api/leads/exports');
    const keyOf = ({ request }: typeof first) => request.headers.get('Idempotency-Key');
    expect(keyOf(second)).toBe(keyOf(first));
    second.flush({ runId }, { status: 202, statusText: 'Accepted' });
    await settled();
    expect(closed()).toBe(true);
  });

  it('sends the ids of those that are selected', async () => {
    const { host, http, prepare } = await aDialog({ leads: '1 lead', count: 1, leadIds: [leadId] });
    expect(host.textContent).toContain('those that are selected');
    prepare()!.click();
    await settled();
    const { request } = http.expectOne('/api/leads/exports');
    expect(request.body).toMatchObject({ leadIds: [leadId], sort: 'name' });
    expect(request.body).not.toHaveProperty('q');
  });

  it('offers the attributes that leads have, behind the other columns', async () => {
    const { box, host, link } = await aDialog({ seen: ['title', 'company'] });
    expect(host.querySelector('[aria-label="Attributes of the leads"]')?.textContent).toMatch(/Title.*Company/s);
    box('Company').click();
    box('Title').click();
    await settled();
    const columns = new URL(link()!.href).searchParams.get('columns');
    expect(columns).toMatch(/,created,attribute:title,attribute:company$/);
  });

  it('makes a run when the name of an attribute has a comma, which an address of columns cannot say', async () => {
    const { box, http, link, prepare } = await aDialog({ seen: ['plan, old'] });
    box('Plan, old').click();
    await settled();
    expect(link()).toBeNull();
    prepare()!.click();
    await settled();
    const { body } = http.expectOne('/api/leads/exports').request;
    expect(LeadExportRequest.parse(body).columns?.at(-1)).toBe('attribute:plan, old');
  });

  it('takes no more columns than a file has', async () => {
    const seen = Array.from({ length: 60 }, (_, n) => `field${n}`);
    const { box, host } = await aDialog({ seen });
    for (const key of seen.slice(0, 40)) box(`Field${key.slice(5)}`).click();
    await settled();
    expect(host.textContent).toContain('at most 50 columns');
    expect(box('Field59').disabled).toBe(true);
    expect(box('Field39').disabled).toBe(false);
  });

  it('finds attributes among many, those that did not come with the first hundred too', async () => {
    const seen = Array.from({ length: 100 }, (_, n) => `field${n}`);
    const { box, boxes, find, link, asked } = await aDialog({ seen, more: ['planOfOld', 'planned'] });
    expect(boxes()).toHaveLength(100);
    box('Field99').click();
    await find('plan of');
    expect(asked.at(-1)).toBe('/api/seen/attributes?q=plan');
    expect(boxes()).toEqual(['Field99', 'Plan of old']);
    box('Plan of old').click();
    await find('');
    expect(boxes()).toHaveLength(102);
    await find('field 9');
    expect(boxes()).toEqual(
      [9, ...Array.from({ length: 10 }, (_, n) => 90 + n)].map((n) => `Field${n}`).concat('Plan of old'),
    );
    expect(new URL(link()!.href).searchParams.get('columns')).toMatch(/,attribute:field99,attribute:planOfOld$/);
  });

  it('takes the name of an attribute that nobody has met', async () => {
    const seen = Array.from({ length: 100 }, (_, n) => `field${n}`);
    const { box, boxes, find, link } = await aDialog({ seen });
    await find('Churn Risk');
    expect(boxes()).toEqual(['“Churn Risk”, which no lead was seen with']);
    box('Churn Risk').click();
    await settled();
    expect(boxes()).toEqual(['Churn risk']);
    expect(new URL(link()!.href).searchParams.get('columns')).toMatch(/,attribute:Churn Risk$/);
  });

  it('has no search where all is in sight', async () => {
    const { host } = await aDialog({ seen: ['title', 'company'] });
    expect(host.querySelector('input[type=search]')).toBeNull();
  });

  it('says how many the list has by now', async () => {
    const { host, whom } = await aDialog();
    whom.set({ leads: '4 leads', count: 4 });
    await settled();
    expect(host.querySelector('h2')?.textContent).toBe('Export 4 leads');
  });
});
