import { Injectable } from '@nestjs/common';
import { type CallContext, Refusal, type Workspace, type WorkspaceChange } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { writeDown } from '../audit-trail';
import { membersWithMail, planMailAnew } from '../mail/plan-mail';
import { toWorkspace, WorkspaceRow } from '../rows/workspace-row';

@Injectable()
export class ChangeWorkspace {
  constructor(private readonly database: Database) {}

  run(change: WorkspaceChange, { workspaceId: id, actor }: CallContext): Promise<Workspace> {
    return this.database.inWorkspace(id, async (tx) => {
      if (Object.keys(change).length > 0) {
        const zoned = change.timeZone === undefined ? [] : await membersWithMail(tx);
        await planMailAnew(tx, zoned, () => tx.entities.update(WorkspaceRow, { id }, change));
        await writeDown(tx, actor, {
          action: 'workspace.changed',
          subject: { kind: 'workspace', id },
          details: { ...change },
        });
      }
      const row = await tx.entities.findOneBy(WorkspaceRow, { id });
      if (!row) throw new Refusal('workspace_not_found');
      return toWorkspace(row);
    });
  }
}
