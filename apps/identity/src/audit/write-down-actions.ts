import { type ActionTaken, actionTaken } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Consumers, type Heard } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';

/** What people did in other services joins the audit log. An entry has its message's id: heard twice, it is written once. */
@Injectable()
export class WriteDownActions {
  constructor(
    private readonly database: Database,
    consumers: Consumers,
  ) {
    const durables = { leads: 'identity-audit-leads', scoring: 'identity-audit' };
    for (const service of ['leads', 'scoring'] as const)
      consumers.listen({
        durable: durables[service],
        to: actionTaken[service],
        maxBatch: 100,
        handle: (batch, workspaceId) => this.run(batch, workspaceId),
      });
  }

  private run(batch: Heard<ActionTaken>[], workspaceId: string): Promise<void> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      for (const { messageId, payload } of batch) {
        const { at, actor, action, subject, details } = payload;
        await tx.execute(
          `insert into identity.audit_entry
             (workspace_id, entry_id, at, actor_kind, actor_id, action, subject_kind, subject_id, details)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
          [workspaceId, messageId, at, actor.kind, actor.id, action, subject.kind, subject.id, JSON.stringify(details)],
        );
      }
    });
  }
}
