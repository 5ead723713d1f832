import { Injectable } from '@nestjs/common';
import { type CallContext, Refusal, type Workspace } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { toWorkspace, WorkspaceRow } from '../rows/workspace-row';

@Injectable()
export class ReadWorkspace {
  constructor(private readonly database: Database) {}

  async run({ workspaceId: id }: CallContext): Promise<Workspace> {
    const row = await this.database.inWorkspace(id, (tx) => tx.entities.findOneBy(WorkspaceRow, { id }));
    if (!row) throw new Refusal('workspace_not_found');
    return toWorkspace(row);
  }
}
