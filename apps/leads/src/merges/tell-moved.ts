import { Injectable } from '@nestjs/common';
import { factsRecorded } from '@heatline/contracts';
import type { RunRow, Tx } from '@heatline/database';
import { LivePublisher, Outbox } from '@heatline/messaging';
import type { Move } from '../accounts/account-members';
import { audited } from '../audited';
import { contextOf } from '../bulk/bulk-work';

/** Leads that went into another one, or came out of it. */
export interface Moved {
  mergeId: string;
  targetId: string;
  leadIds: string[];
  /** Of members between accounts. Whoever holds these leads counts them. */
  moves: Move[];
}

/** Tells scoring, the audit log and open consoles who answers for whom now. */
@Injectable()
export class TellMoved {
  constructor(
    private readonly outbox: Outbox,
    private readonly live: LivePublisher,
  ) {}

  async run(tx: Tx, run: RunRow, moved: Moved, cause: 'merge' | 'unmerge'): Promise<void> {
    const { mergeId, targetId } = moved;
    const leadIds = [targetId, ...moved.leadIds];
    const accountIds = [...new Set(moved.moves.flatMap(({ from, to }) => [from, to]))].filter((id) => id !== null);
    await this.outbox.announce(tx, factsRecorded, {
      // All of it moved: they are read from their first event on.
      leads: leadIds.map((leadId) => ({ leadId, attributes: true })),
      ...(accountIds.length > 0 && { accountIds }),
      cause,
    });
    await audited(this.outbox, tx, contextOf(run), {
      action: cause === 'merge' ? 'lead.merged' : 'lead.parted',
      subject: { kind: 'lead', id: targetId },
      details: { mergeId, leads: moved.leadIds.length },
    });
    const { workspaceId } = tx;
    if (!workspaceId) return;
    tx.afterCommit(() => {
      this.live.publish(workspaceId, { topic: 'leads.changed', leadIds });
      if (accountIds.length > 0) this.live.publish(workspaceId, { topic: 'accounts.changed', accountIds });
    });
  }
}
