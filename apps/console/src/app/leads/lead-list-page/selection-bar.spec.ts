import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { aCard, leadId, modelId } from '../testing/a-lead';
import { aModel } from '../testing/a-model';
import { LeadList } from './lead-list';
import { ListColumns } from './list-columns';
import { Selection } from './selection';
import { SelectionBar } from './selection-bar';

const other = '0a000000-0000-4000-8000-000000000002';

async function aBar() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), LeadList, ListColumns, Selection],
  });
  const bar = TestBed.createComponent(SelectionBar);
  const http = TestBed.inject(HttpTestingController);
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      for (const request of http.match('/api/models')) request.flush({ items: [aModel()] });
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settle();
  return { host: bar.nativeElement as HTMLElement, http, settle, selection: TestBed.inject(Selection) };
}

describe('the selection bar', () => {
  it('is not there while nothing is selected', async () => {
    const { host, selection, settle } = await aBar();
    expect(host.querySelector('[role=toolbar]')).toBeNull();
    selection.set([leadId, other], true);
    await settle();
    expect(host.querySelector('[role=toolbar]')?.textContent).toContain('2 selected');
  });

  it('updates the shown scores of each selected lead, and keeps the selection when one fails', async () => {
    const { host, http, settle, selection } = await aBar();
    selection.set([leadId, other], true);
    await settle();
    [...host.querySelectorAll('button')].find((button) => button.textContent.includes('Update scores'))?.click();
    await settle();
    http.expectOne(`/api/leads/${leadId}/scores/${modelId}/update`).flush(aCard());
    http
      .expectOne(`/api/leads/${other}/scores/${modelId}/update`)
      .flush(null, { status: 503, statusText: 'Unavailable' });
    await settle();
    expect(selection.ids().size).toBe(2);
  });
});
