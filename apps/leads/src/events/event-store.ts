import { Injectable } from '@nestjs/common';
import type { Tx } from '@heatline/database';
import type { EventDraft } from '@heatline/contracts';

export interface NewEvent {
  leadId: string;
  eventId: string;
  at: Date;
  claimedAt: Date | null;
  /** The member who sent it. */
  by: string | null;
  draft: EventDraft;
}

@Injectable()
export class EventStore {
  /**
   * Claims the keys of events, first thing in the transaction: a key that another transaction is just claiming is waited for.
   * @returns those that nobody had
   */
  async claim(tx: Tx, eventIds: string[]): Promise<Set<string>> {
    if (eventIds.length === 0) return new Set();
    const rows = await tx.prepared<{ event_id: string }>(
      'claim-event-keys',
      `insert into event_key (workspace_id, event_id)
       select $1, n.event_id from unnest($2::uuid[]) with ordinality as n (event_id, i) order by n.i
       on conflict do nothing returning event_id`,
      // In one order for all writers: two batches with the same keys wait for each other instead of blocking each other.
      [tx.workspaceId, eventIds.sort()],
    );
    return new Set(rows.map(({ event_id }) => event_id));
  }

  /** Gives back keys that this transaction has claimed. */
  async unclaim(tx: Tx, eventIds: string[]): Promise<void> {
    if (eventIds.length === 0) return;
    await tx.execute('delete from event_key where workspace_id = $1 and event_id = any ($2::uuid[])', [
      tx.workspaceId,
      eventIds,
    ]);
  }

  async add(tx: Tx, events: NewEvent[], receivedAt: Date): Promise<void> {
    if (events.length === 0) return;
    await tx.prepared(
      'add-events',
      `insert into event (workspace_id, lead_id, event_id, occurred_at, received_at, claimed_at, type, campaign, source, external_id, properties, by_member)
       select $1, n.lead_id, n.event_id, n.at, $2, n.claimed_at, n.type, n.campaign, n.source, n.external_id, n.properties::json, n.by_member
       from unnest($3::uuid[], $4::uuid[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::uuid[])
         as n (lead_id, event_id, at, claimed_at, type, campaign, source, external_id, properties, by_member)`,
      [
        tx.workspaceId,
        receivedAt,
        events.map(({ leadId }) => leadId),
        events.map(({ eventId }) => eventId),
        events.map(({ at }) => at),
        events.map(({ claimedAt }) => claimedAt),
        events.map(({ draft }) => draft.type),
        events.map(({ draft }) => draft.campaign ?? null),
        events.map(({ draft }) => draft.source ?? null),
        events.map(({ draft }) => draft.id ?? null),
        events.map(({ draft }) => (hasProperties(draft) ? JSON.stringify(draft.properties) : null)),
        events.map(({ by }) => by),
      ],
    );
  }
}

const hasProperties = ({ properties }: EventDraft) => properties != null && Object.keys(properties).length > 0;
