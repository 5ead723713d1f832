import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Lead, MergeHistoryEntry } from '@heatline/contracts';
import { settled } from '../../../testing/settled';
import { mergeCandidate } from '../../merge/merge-candidate';
import { Merging } from '../../merge/merging';
import { aLead, leadId } from '../../testing/a-lead';
import { aMergedLead, aMergeEntry, jo, kim, mergeId } from '../../testing/a-merge';
import { OpenLead } from '../open-lead';
import { LeadMerges } from './lead-merges';

type Changed = () => void;

function merges({ lead = aLead() as Lead | null, begun = true } = {}) {
  const revision = signal(0);
  const id = signal(leadId);
  const open = { leadId: id, lead: signal(lead ?? undefined), revision, reload: () => revision.update((n) => n + 1) };
  const asked: unknown[] = [];
  const undone: unknown[] = [];
  let changed: Changed = () => undefined;
  const merging = {
    ask: (data: unknown, tell: Changed) => (
      asked.push(data),
      (changed = tell),
      Promise.resolve(begun ? {} : undefined)
    ),
    undo: (of: string, leadIds: string[], tell: Changed) => (undone.push([of, leadIds]), tell(), Promise.resolve()),
  };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      LeadMerges,
      { provide: OpenLead, useValue: open },
      { provide: Merging, useValue: merging },
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const read = async (of = leadId) => {
    await settled();
    return http.expectOne((request) => request.url === `/api/leads/${of}/merge-history`);
  };
  return {
    asked,
    changed: () => changed(),
    go: (to: string) => id.set(to),
    http,
    its: TestBed.inject(LeadMerges),
    undone,
    fails: async () => {
      (await read()).flush(null, { status: 503, statusText: 'Away' });
      await settled();
    },
    has: async (items: MergeHistoryEntry[], { nextCursor = null as string | null, of = leadId } = {}) => {
      const open = await read(of);
      open.flush({ items, nextCursor });
      await settled();
      return open.request.params.get('limit');
    },
  };
}

describe('the merges of the open lead', () => {
  it('are read once somebody wants them, and known by their ids', async () => {
    const { has, http, its } = merges();
    await settled();
    http.verify();
    expect(its.entries()).toBeUndefined();
    its.want();
    expect(await has([aMergeEntry()], { nextCursor: 'next' })).toBe('200');
    expect(its.byId(mergeId)).toEqual(aMergeEntry());
    expect([its.byId(jo), its.hasMore()]).toEqual([undefined, true]);
  });

  it('say that they did not load, and are read again', async () => {
    const { fails, has, its } = merges();
    its.want();
    await fails();
    expect(its.failure()?.detail).toBe('The server answered with status 503.');
    its.again();
    await has([aMergeEntry()]);
    expect([its.failure(), its.entries()?.length]).toEqual([null, 1]);
  });

  it('stay in sight when a later reading fails, but not beside another lead', async () => {
    const { fails, go, has, changed, its } = merges();
    its.want();
    await has([aMergeEntry()]);
    expect(its.entries()).toHaveLength(1);
    await its.merge();
    changed();
    await fails();
    expect([its.failure(), its.entries()?.length]).toEqual([null, 1]);
    go(kim);
    expect(its.entries()).toBeUndefined();
    await has([], { of: kim });
    expect(its.entries()).toEqual([]);
  });

  it('begin with the open lead, which stays unless another is chosen', async () => {
    const { asked, its } = merges();
    expect(await its.merge([aLead({ leadId: kim, name: 'Kim Ray' })])).toBe(true);
    const leads = [aLead(), aLead({ leadId: kim, name: 'Kim Ray' })].map(mergeCandidate);
    expect(asked).toEqual([{ leads, pinned: leadId }]);
  });

  it('do not begin when the dialog is left, or before the lead is known', async () => {
    expect(await merges({ begun: false }).its.merge()).toBe(false);
    TestBed.resetTestingModule();
    const { asked, its } = merges({ lead: null });
    expect(await its.merge()).toBe(false);
    expect(asked).toEqual([]);
  });

  it('are read anew once one was undone', async () => {
    const { has, its, undone } = merges();
    its.want();
    const entry = aMergeEntry({ leads: [aMergedLead(kim), aMergedLead(jo)] });
    await has([entry]);
    await its.undo(entry);
    expect(undone).toEqual([[mergeId, [kim, jo]]]);
    await has([aMergeEntry({ state: 'undone' })]);
    expect(its.byId(mergeId)?.state).toBe('undone');
  });
});
