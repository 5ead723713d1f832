import { HttpErrorResponse } from '@angular/common/http';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, provideRouter, Router } from '@angular/router';
import { first, firstValueFrom } from 'rxjs';
import { leadId } from '../testing/a-lead';
import { eventually } from '../../testing/settled';
import { BulkActions } from './bulk-actions';

const batchId = '0a000000-0000-4000-8000-0000000000b1';
const ownerId = '0b000000-0000-4000-8000-000000000001';
const url = '/api/leads/bulk-assign-owner';
const done = { batchId, changed: 1, unchanged: 0, failed: 0, items: [{ leadId, outcome: 'changed' }] };

describe('what is done to selected leads', () => {
  const page = () => document.body.textContent ?? '';
  const press = (name: string) =>
    eventually(() => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name);
      if (!button) throw new Error(`There is no button ${name}: ${page()}`);
      button.click();
    });
  const asked = (url: string) => eventually(() => TestBed.inject(HttpTestingController).expectOne(url));
  function actions() {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'runs/:runId', children: [] }]),
      ],
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

  it('watches some at once, and takes back only what it changed', async () => {
    const { act, http } = actions();
    const answer = act.watch({ leadIds: [leadId, batchId] }, true);
    http.expectOne('/api/leads/watch').flush({ leadIds: [leadId] });
    expect(await answer).toBe(true);
    await press('Undo');
    expect(page()).toContain('1 lead watched, 1 was already');
    expect((await asked('/api/leads/watch')).request.body).toEqual({ leadIds: [leadId], watched: false });
  });

  it('watches all that match no longer, by a run', async () => {
    const { act, http } = actions();
    const answer = act.watch({ filter: { watched: true }, expected: 1_204 }, false);
    const sent = http.expectOne('/api/leads/bulk-watch');
    expect(sent.request.body).toEqual({ filter: { watched: true }, expected: 1_204, watched: false });
    sent.flush({ runId: batchId });
    expect(await answer).toBe(true);
    const there = firstValueFrom(TestBed.inject(Router).events.pipe(first((event) => event instanceof NavigationEnd)));
    await press('Look at it');
    await there;
    expect(TestBed.inject(Router).url).toBe(`/runs/${batchId}`);
  });

  it('deletes some after it was agreed to, by a run', async () => {
    const { act } = actions();
    const answer = act.delete({ leadIds: [leadId] }, 1);
    await press('Delete 1 lead');
    const sent = await asked('/api/leads/bulk-delete');
    expect(sent.request.body).toEqual({ leadIds: [leadId] });
    sent.flush({ runId: batchId });
    expect(await answer).toBe(true);
  });

  it('deletes nobody when it is not agreed to', async () => {
    const { act, http } = actions();
    const answer = act.delete({ leadIds: [leadId] }, 1);
    await press('Cancel');
    expect(await answer).toBe(false);
    http.expectNone('/api/leads/bulk-delete');
  });

  it('wants the number of many typed, and the new one when others match now', async () => {
    const { act } = actions();
    const type = async (label: string, text: string) => {
      await eventually(() => expect(page()).toContain(label));
      const field = document.querySelector<HTMLInputElement>('mat-dialog-container input')!;
      field.value = text;
      field.dispatchEvent(new Event('input'));
      TestBed.tick();
    };
    const answer = act.delete({ q: 'berg', expected: 1_204 }, 1_204);
    await type('Type 1,204 to go on', '1204');
    await press('Delete 1,204 leads');
    const problem = {
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'selection_changed',
      detail: 'There were 1204 leads, now there are 1206.',
      details: { was: 1_204, now: 1_206 },
    };
    (await asked('/api/leads/bulk-delete')).flush(problem, { status: 409, statusText: 'Conflict' });
    await type('Type 1,206 to go on', '1,206');
    await press('Delete 1,206 leads');
    const again = await asked('/api/leads/bulk-delete');
    expect(again.request.body).toEqual({ q: 'berg', expected: 1_204, acceptChanged: true });
    again.flush({ runId: batchId });
    expect(await answer).toBe(true);
  });
});
