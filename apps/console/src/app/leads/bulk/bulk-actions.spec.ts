import { HttpErrorResponse } from '@angular/common/http';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { leadId } from '../testing/a-lead';
import { BulkActions } from './bulk-actions';

const batchId = '0a000000-0000-4000-8000-0000000000b1';
const ownerId = '0b000000-0000-4000-8000-000000000001';
const url = '/api/leads/bulk-assign-owner';
const done = { batchId, changed: 1, unchanged: 0, failed: 0, items: [{ leadId, outcome: 'changed' }] };

describe('what is done to selected leads', () => {
  const page = () => document.body.textContent ?? '';
  const press = async (name: string) => {
    for (let waited = 0; waited < 100; waited++) {
      TestBed.tick();
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name);
      if (button) return button.click();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`There is no button ${name}: ${page()}`);
  };
  const asked = async (url: string) => {
    const http = TestBed.inject(HttpTestingController);
    for (let waited = 0; waited < 100; waited++) {
      const [request] = http.match(url);
      if (request) return request;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`Nobody asked ${url}`);
  };
  function actions() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    return { act: TestBed.inject(BulkActions), http: TestBed.inject(HttpTestingController) };
  }

  it('is told with a way back', async () => {
    const { act, http } = actions();
    const answer = act.assignOwner({ leadIds: [leadId] }, ownerId, 'Mara');
    const sent = http.expectOne(url);
    expect(sent.request.body).toEqual({ leadIds: [leadId], ownerId });
    expect(sent.request.headers.get('Idempotency-Key')).toBeTruthy();
    sent.flush(done);
    expect(await answer).toBe(true);
    await press('Undo');
    (await asked(`/api/leads/bulk-actions/${batchId}/undo`)).flush(done);
  });

  it('asks again when others match now, and goes on with those', async () => {
    const { act, http } = actions();
    const answer = act.assignOwner({ q: 'berg', expected: 12 }, null, 'Nobody');
    const problem = {
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'selection_changed',
      detail: 'There were 12 leads, now there are 14.',
      details: { was: 12, now: 14 },
    };
    http.expectOne(url).flush(problem, { status: 409, statusText: 'Conflict' } satisfies Partial<HttpErrorResponse>);
    await press('Go on with 14');
    const again = await asked(url);
    expect(again.request.body).toEqual({ q: 'berg', expected: 12, acceptChanged: true, ownerId: null });
    again.flush({ runId: batchId });
    expect(await answer).toBe(true);
    await press('Look at it');
  });
});
