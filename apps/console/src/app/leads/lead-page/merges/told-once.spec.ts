import type { HistoryEntryOf } from '@heatline/contracts';
import { leadId } from '../../testing/a-lead';
import { jo, kim, mergeId } from '../../testing/a-merge';
import { toldOnce } from './told-once';

const entry = (of: string, targetId: string, leadIds: string[]): HistoryEntryOf<'merge'> => ({
  kind: 'merge',
  action: 'merged',
  changeId: mergeId,
  at: '2026-11-20T08:00:00Z',
  by: null,
  leadId: of,
  targetId,
  leadIds,
  mergeId,
  events: 3,
});

describe('a merge in the history', () => {
  it('is told once by the lead that stays', () => {
    const its = entry(leadId, leadId, [kim]);
    expect(toldOnce([its, entry(kim, leadId, [kim])], leadId)).toEqual([its]);
  });

  it('is told by the lead that went away on its own page', () => {
    const out = entry(kim, leadId, [kim]);
    expect(toldOnce([out], kim)).toEqual([out]);
  });

  it('of a lead that was absorbed with those before it stays', () => {
    const before = entry(kim, kim, [jo]);
    expect(toldOnce([before, entry(jo, kim, [jo])], leadId)).toEqual([before]);
  });
});
