import { signal } from '@angular/core';
import { Confirm } from '@heatline/ui';
import type { MergeHistoryEntry, Role } from '@heatline/contracts';
import { aMe } from '../../../testing/a-me';
import { Merging } from '../../merge/merging';
import { aLead, leadId } from '../../testing/a-lead';
import { aMergedLead, aMergeEntry, jo, kim, mergeId } from '../../testing/a-merge';
import { shown } from '../../testing/shown';
import { LeadNames } from '../history/lead-names';
import { OpenLead } from '../open-lead';
import { LeadMerges } from './lead-merges';
import { MergeHistory } from './merge-history';

async function aHistory(entries: MergeHistoryEntry[], { role = 'rep' as Role, agrees = true } = {}) {
  const undone: unknown[][] = [];
  const questions: string[] = [];
  const revision = signal(0);
  const open = {
    leadId: signal(leadId),
    lead: signal(aLead()),
    revision,
    mayEdit: signal(role !== 'viewer'),
    reload: () => revision.update((n) => n + 1),
  };
  const ask = ({ words }: { words: string }) => (
    questions.push(words.replace(/[\u2068\u2069]/g, '')),
    Promise.resolve(agrees)
  );
  const url = `/api/leads/${leadId}/merge-history`;
  const members = { items: [{ ...aMe(), id: aMe().memberId }] };
  const panel = await shown(
    MergeHistory,
    {},
    {
      me: { role },
      answers: { [url]: { items: entries, nextCursor: null }, '/api/members': members },
      providers: [
        LeadMerges,
        LeadNames,
        { provide: OpenLead, useValue: open },
        { provide: Confirm, useValue: { ask } },
        { provide: Merging, useValue: { undo: (...about: unknown[]) => (undone.push(about), Promise.resolve()) } },
      ],
    },
  );
  const rows = () =>
    [...panel.host.querySelectorAll('summary')].map((one) =>
      one.textContent
        .replace(/[\u2068\u2069]/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  return { ...panel, questions, rows, undone };
}
const by = { kind: 'member' as const, id: aMe().memberId };

describe('the merge history of a lead', () => {
  it('is not there while nothing was merged', async () => {
    const { host } = await aHistory([]);
    expect(host.textContent.trim()).toBe('');
  });

  it('says who went where, with how many events, by whom, and what became of it', async () => {
    const out = { direction: 'mergedOut' as const, target: aMergedLead(kim), leads: [aMergedLead(leadId)] };
    const { rows } = await aHistory([
      aMergeEntry({ by, leads: [aMergedLead(kim), aMergedLead(jo)] }),
      aMergeEntry({ ...out, mergeId: jo, state: 'undone', mayUndo: false }),
      aMergeEntry({
        mergeId: kim,
        state: 'refused',
        mayUndo: false,
        mergedAt: null,
        refusal: { code: 'lead_already_merged', leadId: kim },
      }),
    ]);
    expect(rows()).toEqual([
      expect.stringMatching(`^Absorbed Kim Ray and jo@home.example61 events · ${aMe().name}Merged`),
      expect.stringMatching('^Merged out into Kim Ray46 events · A former memberUndone'),
      expect.stringMatching(
        '^Did not absorb Kim Ray60 events · A former memberKim Ray was part of another lead by then.Refused',
      ),
    ]);
  });

  it('gives the full ids, and leads to the run', async () => {
    const { host } = await aHistory([aMergeEntry({ state: 'undone', mayUndo: false })]);
    expect([...host.querySelectorAll('code')].map(({ textContent }) => textContent)).toEqual([leadId, kim, mergeId]);
    expect(host.querySelector(`a[href="/runs/${aMergeEntry().runId}"]`)).not.toBeNull();
    expect(host.querySelector(`a[href="/leads/${kim}"]`)).not.toBeNull();
    expect(host.querySelector(`a[href="/leads/${leadId}"]`)).toBeNull();
  });

  it('links nobody who is this very lead by now', async () => {
    const { host } = await aHistory([aMergeEntry()]);
    expect(host.querySelector('a[href^="/leads/"]')).toBeNull();
  });

  it('undoes a merge after a question', async () => {
    const { press, questions, undone } = await aHistory([aMergeEntry()]);
    await press('Undo merge');
    expect(questions[0]).toContain('Kim Ray is a lead of its own again');
    expect(undone).toEqual([[mergeId, [kim], expect.any(Function)]]);
  });

  it('says of one that is still to be done that it is', async () => {
    const { rows } = await aHistory([aMergeEntry({ state: 'waiting', mayUndo: false, mergedAt: null })]);
    expect(rows()).toEqual([expect.stringMatching('^Is to absorb Kim Ray60 events .*Waiting')]);
  });

  it('has the focus on its row when the button to undo it goes away', async () => {
    const { host, press } = await aHistory([aMergeEntry()]);
    await press('Undo merge');
    expect(document.activeElement).toBe(host.querySelector('summary'));
  });

  it('undoes nothing when the member thinks better of it', async () => {
    const { press, undone } = await aHistory([aMergeEntry()], { agrees: false });
    await press('Undo merge');
    expect(undone).toEqual([]);
  });

  it('says why one cannot be undone', async () => {
    const { button, host } = await aHistory([aMergeEntry({ mayUndo: false })]);
    expect(button('Undo merge')?.disabled).toBe(true);
    expect(host.querySelector('.acts')?.textContent).toContain('went into another lead since. Undo that merge first.');
  });

  it.each(['undone', 'refused'] as const)('offers no undo of one that is %s', async (state) => {
    const { button } = await aHistory([aMergeEntry({ state, mayUndo: false })]);
    expect(button('Undo merge')).toBeUndefined();
  });

  it('lets a viewer look only', async () => {
    const { button, rows } = await aHistory([aMergeEntry()], { role: 'viewer' });
    expect(rows()).toHaveLength(1);
    expect(button('Undo merge')).toBeUndefined();
  });
});
