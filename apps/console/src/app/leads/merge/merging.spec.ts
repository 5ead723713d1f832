import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Merge, Run } from '@heatline/contracts';
import { LazyDialogs } from '../../lazy-dialogs';
import { Live } from '../../live/live';
import { aRunDetail } from '../../testing/a-run';
import { eventually } from '../../testing/settled';
import { leadId } from '../testing/a-lead';
import { aMergeEntry, jo, kim, mergeId, mergeRunId as runId } from '../testing/a-merge';
import { Merging } from './merging';

const started = { targetId: leadId, leadIds: [kim, jo], mergeId, runId };
const undoRunId = '0d000000-0000-4000-8000-0000000000bb';

function aMerge({ answer = started as typeof started | null } = {}) {
  const hearers: ((message: { runId: string }) => void)[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'runs/:runId', children: [] }]),
      { provide: LazyDialogs, useValue: { open: () => Promise.resolve(answer ?? undefined) } },
      { provide: Live, useValue: { listen: (_: string, hear: (typeof hearers)[0]) => hearers.push(hear) } },
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const changes: [readonly string[], boolean][] = [];
  const changed = (...change: [readonly string[], boolean]) => void changes.push(change);
  const asked = (url: string) => eventually(() => http.expectOne(url));
  return {
    http,
    asked,
    changes,
    ask: () => TestBed.inject(Merging).ask({ leads: [], pinned: leadId }, changed),
    undo: () => TestBed.inject(Merging).undo(mergeId, [kim, jo], changed),
    /** The run is read, and is like that. */
    run: async (more: Partial<Run>, id = runId) =>
      (await asked(`/api/runs/${id}`)).flush(aRunDetail({ runId: id, service: 'leads', kind: 'mergeLeads', ...more })),
    merges: async (more: Partial<Merge> = {}, id = runId) =>
      (await asked(`/api/runs/${id}/merges`)).flush({ items: [aMergeEntry(more)], nextCursor: null }),
    hears: (id: string) => hearers.forEach((hear) => hear({ runId: id })),
    said: (words: string) =>
      eventually(() => {
        const text = document.querySelector('hl-toast')?.textContent.replace(/\s+/g, ' ').trim();
        expect(text).toContain(words);
      }),
    press: (name: string) =>
      eventually(() => {
        const button = [...document.querySelectorAll('hl-toast button')].find((one) => one.textContent.trim() === name);
        if (!(button instanceof HTMLElement)) throw new Error(`There is no ${name}: ${document.body.textContent}`);
        button.click();
      }),
  };
}

describe('merging', () => {
  it('follows the run, tells what was done, and takes it back', async () => {
    const { ask, asked, changes, hears, merges, press, run, said } = aMerge();
    expect(await ask()).toEqual(started);
    await run({ state: 'running' });
    hears(undoRunId);
    hears(runId);
    await run({ state: 'completed' });
    await merges();
    await said('Merged 2 leads');
    expect(changes).toEqual([[[kim, jo], true]]);
    await press('Undo');
    const undo = await asked(`/api/leads/merges/${mergeId}/undo`);
    expect(undo.request.headers.get('Idempotency-Key')).toBeTruthy();
    undo.flush({ runId: undoRunId }, { status: 202, statusText: 'Accepted' });
    await run({ state: 'completed' }, undoRunId);
    await said('2 leads taken out again');
    expect(changes.at(-1)).toEqual([[kim, jo], false]);
  });

  it('says that it was refused when its turn came, and why', async () => {
    const { ask, changes, merges, run, said } = aMerge();
    await ask();
    await run({ state: 'completed' });
    await merges({ state: 'refused', refusal: { code: 'lead_already_merged', leadId: kim } });
    await said('Nothing was merged. \u2068Kim Ray\u2069 was part of another lead by then.');
    expect(changes).toEqual([]);
  });

  it('says that it waits for somebody, and leads to the run', async () => {
    const { ask, merges, press, run, said } = aMerge();
    await ask();
    const error = {
      code: 'database_busy',
      message: 'Another session holds a lock.',
      hint: '',
      sliceNo: 1,
      at: '2026-11-20T08:00:00Z',
    };
    await run({ state: 'parked', error });
    await merges({ state: 'waiting' });
    await said('Nothing was merged. It waits for somebody who looks at it: Another session holds a lock.');
    await press('Show run');
    await eventually(() => TestBed.inject(Router).url === `/runs/${runId}`);
  });

  it.each(['parked', 'cancelled', 'failed'] as const)(
    'says that it was done by a run that is %s since',
    async (state) => {
      const { ask, changes, merges, run, said } = aMerge();
      await ask();
      await run({ state });
      await merges();
      await said('Merged 2 leads; the scores follow');
      expect(changes).toEqual([[[kim, jo], true]]);
    },
  );

  it('says that it was not done when it was skipped', async () => {
    const { ask, changes, merges, run, said } = aMerge();
    await ask();
    await run({ state: 'completed' });
    await merges({ state: 'waiting' });
    await said('Nothing was merged. It was skipped.');
    expect(changes).toEqual([]);
  });

  it.each([
    ['undone', '2 leads taken out again; the scores follow', [[[kim, jo], false]]],
    ['merged', 'The merge stays as it is. It was cancelled.', []],
  ] as const)(
    'of an undo whose run was cancelled, says what became of a merge that is %s',
    async (state, words, then) => {
      const { asked, changes, merges, run, said, undo } = aMerge();
      void undo();
      const accepted = { status: 202, statusText: 'Accepted' };
      (await asked(`/api/leads/merges/${mergeId}/undo`)).flush({ runId: undoRunId }, accepted);
      await run({ state: 'cancelled' }, undoRunId);
      await merges({ state }, undoRunId);
      await said(words);
      expect(changes).toEqual(then);
    },
  );

  it('does not say that a merge stays when nobody knows', async () => {
    const { asked, said, undo } = aMerge();
    void undo();
    const away = { status: 503, statusText: 'Away' };
    (await asked(`/api/leads/merges/${mergeId}/undo`)).flush(null, away);
    await said('Nobody can say yet whether the merge was taken back.');
    void undo();
    const accepted = { status: 202, statusText: 'Accepted' };
    (await asked(`/api/leads/merges/${mergeId}/undo`)).flush({ runId: undoRunId }, accepted);
    (await asked(`/api/runs/${undoRunId}`)).flush(null, { status: 403, statusText: 'No' });
    await said('Nobody can say yet whether the merge was taken back. The server answered with status 403.');
  });

  it('says why it cannot be undone', async () => {
    const { asked, changes, said, undo } = aMerge();
    void undo();
    const detail = 'Its lead went into another one since.';
    (await asked(`/api/leads/merges/${mergeId}/undo`)).flush(
      { type: 'about:blank', title: 'No', status: 409, code: 'merge_not_last', detail },
      { status: 409, statusText: 'Conflict' },
    );
    await said(`The merge stays as it is. ${detail}`);
    expect(changes).toEqual([]);
  });

  it('goes on waiting while the server is away', async () => {
    const { ask, asked, hears, merges, run, said } = aMerge();
    await ask();
    (await asked(`/api/runs/${runId}`)).flush(null, { status: 503, statusText: 'Away' });
    await eventually(() => (hears(runId), true));
    await run({ state: 'completed' });
    await merges();
    await said('Merged 2 leads');
  });

  it('does nothing when the dialog is left', async () => {
    const { ask, http } = aMerge({ answer: null });
    expect(await ask()).toBeUndefined();
    http.verify();
  });
});
