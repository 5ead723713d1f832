import type { Merge, MergedLead, MergeHistoryEntry, MergeState } from '@heatline/contracts';
import { counted, formatNumber } from '@heatline/ui';

/** A lead by its name; one that is gone has none. */
export const mergedName = ({ name }: Pick<MergedLead, 'name'>): string => name ?? 'a lead that was deleted';

/** "Kim Ray", "Kim Ray and Jo Li", "Kim Ray, Jo Li and 3 more". Of several each turns the direction of writing within itself. */
export function namesOf(leads: readonly Pick<MergedLead, 'name'>[]): string {
  if (leads.length === 1) return mergedName(leads[0]!);
  const names = leads.map((lead) => apart(mergedName(lead)));
  if (names.length <= 2) return names.join(' and ');
  const more = names.length - 2;
  return more === 1 ? `${names[0]}, ${names[1]} and ${names[2]}` : `${names[0]}, ${names[1]} and ${more} more`;
}

/** Within words: a name of the other direction of writing turns nothing around it. */
export const apart = (name: string): string => `\u2068${name}\u2069`;

/** All of these together. */
export const eventsOf = (leads: readonly Pick<MergedLead, 'events'>[]): number =>
  leads.reduce((sum, { events }) => sum + events, 0);

/** "18 events, 2 aliases and 5 sessions". */
export const movedWords = ({
  events,
  aliases,
  sessions,
}: Pick<MergedLead, 'events' | 'aliases' | 'sessions'>): string =>
  `${counted(events, 'event')}, ${counted(aliases, 'alias', 'aliases')} and ${counted(sessions, 'session')}`;

export const stateWords: Readonly<
  Record<MergeState, { readonly words: string; readonly tone: 'neutral' | 'ok' | 'warn' | 'bad' | 'accent' }>
> = {
  waiting: { words: 'Waiting', tone: 'accent' },
  merged: { words: 'Merged', tone: 'ok' },
  undone: { words: 'Undone', tone: 'neutral' },
  refused: { words: 'Refused', tone: 'bad' },
};

/** Why a merge was not done, as a sentence; null: it was, or is still to be. */
export function refusalOf({ refusal, target, leads }: Pick<Merge, 'refusal' | 'target' | 'leads'>): string | null {
  if (!refusal) return null;
  const lead = [target, ...leads].find(({ leadId }) => leadId === refusal.leadId);
  const who = lead?.name ? apart(lead.name) : 'One of the leads';
  switch (refusal.code) {
    case 'lead_not_found':
      return `${who} was not there any more.`;
    case 'lead_already_merged':
      return `${who} was part of another lead by then.`;
    case 'run_ended':
      return 'The run ended before its turn came.';
    default:
      return `${who} could not be merged (${refusal.code}).`;
  }
}

/** Why an entry that was merged cannot be undone now; null: it can, or there is nothing to undo. */
export const whyNoUndo = ({ state, mayUndo, target }: MergeHistoryEntry): string | null =>
  mayUndo || state === 'refused' || state === 'undone'
    ? null
    : state === 'waiting'
      ? 'It is not done yet.'
      : `${apart(mergedName(target))} went into another lead since. Undo that merge first.`;

/** "18", "no score": a score as a preview says it. */
export const scoreWords = (score: number | null): string => (score === null ? 'no score' : formatNumber(score));
