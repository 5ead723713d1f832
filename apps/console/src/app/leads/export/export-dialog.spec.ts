import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { LeadExportRequest } from '@heatline/contracts';
import { settled } from '../../testing/settled';
import { ExportDialog, type ExportData } from './export-dialog';

const leadId = '0a000000-0000-4000-8000-000000000001';
const runId = '0d000000-0000-4000-8000-000000000001';

async function aDialog(more: Partial<ExportData> = {}) {
  let closed = false;
  const data: ExportData = { leads: '3 leads', count: 3, list: { q: 'berg', sort: 'name' }, models: {}, ...more };
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
  await settled();
  const host = dialog.nativeElement as HTMLElement;
  return {
    host,
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
});
