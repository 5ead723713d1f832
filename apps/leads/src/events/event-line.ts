import { EventDraft, readBy, type RefusedLine } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { toAliases } from '../aliases/alias';
import type { Named } from '../aliases/identities';
import { refusedBySchema } from '../refused-lines';
import { eventIdOf } from './event-id';

/** A line that is right in itself, but for its time, which the database's clock judges. */
export interface EventLine extends Named {
  index: number;
  draft: EventDraft;
  eventId: string;
  /** By what the sender can send it again and mean the same event: its own key, or its place in a request with one. */
  keyedBy: 'id' | 'request' | null;
}

/** @param requestKey names the lines that bring no key of their own */
export function eventLine(
  raw: unknown,
  index: number,
  workspaceId: string,
  requestKey: string | undefined,
): EventLine | RefusedLine {
  const parsed = readBy(EventDraft, raw);
  if (!parsed.success) return refusedBySchema(index, parsed.error);
  const draft = parsed.data;
  const { leadId, ...named } = draft.lead;
  const aliases = toAliases(named);
  if (!Array.isArray(aliases))
    return { index, path: `lead.${aliases.path}`, message: aliases.message, code: 'invalid' };
  // Two spaces of keys: a sender's own may look like anything.
  const key = draft.id ? `id ${draft.id}` : requestKey === undefined ? undefined : `request ${index} ${requestKey}`;
  const eventId = key === undefined ? uuidv7() : eventIdOf(workspaceId, key);
  const keyedBy = key === undefined ? null : draft.id ? 'id' : 'request';
  return { index, draft, leadId, aliases, eventId, keyedBy };
}
