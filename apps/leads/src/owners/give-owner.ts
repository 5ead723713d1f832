import { Injectable } from '@nestjs/common';
import { type BulkOutcome, type ChangedBy, factsRecorded, type OwnerChanged, ownerChanged } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { LivePublisher, Outbox } from '@heatline/messaging';
import { type OwnedLead, OwnerStore } from './owner-store';

export interface Giving {
  by: ChangedBy;
  batchId: string;
  /** What is taken back. */
  undoes?: OwnerChanged['undoes'];
}

/** Gives leads an owner inside the caller's transaction, at most 1,000 at once: row, history, announcements, open consoles. */
@Injectable()
export class GiveOwner {
  constructor(
    private readonly outbox: Outbox,
    private readonly live: LivePublisher,
  ) {}

  /** What became of each lead that was named. */
  async run(
    tx: Tx,
    leadIds: readonly string[],
    ownerId: string | null,
    giving: Giving,
  ): Promise<Map<string, BulkOutcome>> {
    const held = await new OwnerStore(tx).lock(leadIds);
    await this.change(tx, held, ownerId, giving);
    const known = new Map(held.map((lead) => [lead.leadId, lead]));
    return new Map(leadIds.map((leadId) => [leadId, outcomeOf(known.get(leadId), ownerId)]));
  }

  /** Takes a batch back where its change is still the latest. */
  async takeBack(
    tx: Tx,
    leadIds: readonly string[],
    batchId: string,
    giving: Giving,
  ): Promise<Map<string, BulkOutcome>> {
    const store = new OwnerStore(tx);
    const held = await store.lock(leadIds);
    const before = await store.ownersBefore(
      batchId,
      held.map(({ rootId }) => rootId),
    );
    const due = held.filter(({ rootId }) => before.has(rootId));
    // What was taken back once can be taken back again: then it had given leads to several.
    const ways = Map.groupBy(due, ({ rootId, ownerId }) => `${ownerId} ${before.get(rootId)}`);
    for (const leads of ways.values()) {
      const [{ rootId, ownerId }] = leads as [OwnedLead];
      await this.change(tx, leads, before.get(rootId) ?? null, { ...giving, undoes: { batchId, ownerId } });
    }
    const known = new Map(held.map((lead) => [lead.leadId, lead]));
    return new Map(
      leadIds.map((leadId) => {
        const lead = known.get(leadId);
        return [leadId, lead ? (before.has(lead.rootId) ? 'changed' : 'unchanged') : 'not_found'];
      }),
    );
  }

  private async change(
    tx: Tx,
    held: readonly OwnedLead[],
    ownerId: string | null,
    { by, batchId, undoes }: Giving,
  ): Promise<void> {
    // Two ids may answer as one lead.
    const others = [...new Map(held.filter(isOther(ownerId)).map((lead) => [lead.rootId, lead])).values()];
    if (others.length === 0) return;
    await new OwnerStore(tx).change(others, ownerId, by, batchId);
    const leadIds = others.map(({ rootId }) => rootId);
    await this.outbox.announce(tx, factsRecorded, {
      leads: leadIds.map((leadId) => ({ leadId, attributes: true })),
    });
    await this.outbox.announce(tx, ownerChanged, {
      leadIds,
      ownerId,
      by,
      at: (await tx.now()).toISOString(),
      batchId,
      ...(undoes && { undoes }),
    });
    const { workspaceId } = tx;
    if (workspaceId) tx.afterCommit(() => this.live.publish(workspaceId, { topic: 'leads.changed', leadIds }));
  }
}

const isOther = (ownerId: string | null) => (lead: OwnedLead) => lead.ownerId !== ownerId;

const outcomeOf = (lead: OwnedLead | undefined, ownerId: string | null): BulkOutcome =>
  lead === undefined ? 'not_found' : lead.ownerId === ownerId ? 'unchanged' : 'changed';
