import type { MergedLead, MergeHistoryEntry, MergePreview, MergeRequest } from '@heatline/contracts';
import { leadId, modelId } from './a-lead';

export const kim = '0a000000-0000-4000-8000-00000000000b';
export const jo = '0a000000-0000-4000-8000-00000000000c';
export const mergeId = '0c000000-0000-4000-8000-000000000001';
export const mergeRunId = '0d000000-0000-4000-8000-0000000000aa';

const known: Readonly<Record<string, MergedLead>> = {
  [leadId]: { leadId, name: 'Ingrid Solheim', events: 46, aliases: 2, sessions: 12 },
  [kim]: { leadId: kim, name: 'Kim Ray', events: 60, aliases: 1, sessions: 5 },
  [jo]: { leadId: jo, name: 'jo@home.example', events: 1, aliases: 1, sessions: 1 },
};
export const aMergedLead = (of: string, more: Partial<MergedLead> = {}): MergedLead => ({ ...known[of]!, ...more });

/** What a merge would do, as the server says it of these leads. */
export function aPreview({ targetId, leadIds }: MergeRequest, more: Partial<MergePreview> = {}): MergePreview {
  const leads = leadIds.map((id) => aMergedLead(id));
  const sum = (key: 'events' | 'aliases' | 'sessions') => leads.reduce((total, lead) => total + lead[key], 0);
  return {
    target: aMergedLead(targetId),
    leads,
    moves: { events: sum('events'), aliases: sum('aliases'), sessions: sum('sessions') },
    aliasClashes: [{ type: 'email', primary: 'ingrid@haldane.example', secondary: ['kim@home.example'] }],
    account: {
      kept: { accountId: modelId, name: 'Haldane Freight', domain: 'haldane.example' },
      others: [{ accountId: leadId, name: null, domain: 'ray.example' }],
    },
    owner: { kept: null, others: [] },
    takenOver: [{ key: 'phoneHours', value: 'mornings', leadId: leadIds[0]! }],
    differing: [{ key: 'jobTitle', kept: 'VP Operations', others: ['COO'] }],
    scores: [
      {
        modelId,
        name: 'B2B engagement',
        kind: 'engagement',
        now: 24,
        level: 'warm',
        projected: 60.5,
        projectedLevel: 'hot',
      },
    ],
    ...more,
  };
}

export const aMergeEntry = (more: Partial<MergeHistoryEntry> = {}): MergeHistoryEntry => ({
  mergeId,
  runId: mergeRunId,
  state: 'merged',
  refusal: null,
  target: aMergedLead(leadId),
  leads: [aMergedLead(kim)],
  askedAt: '2026-11-20T08:00:00Z',
  mergedAt: '2026-11-20T08:00:01Z',
  by: { kind: 'member', id: null },
  undone: null,
  direction: 'absorbed',
  mayUndo: true,
  ...more,
});
