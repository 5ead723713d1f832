import { Injectable } from '@nestjs/common';
import type { CallContext, Member } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { toMember } from '../../rows/member-row';
import { Members } from './members';

@Injectable()
export class ListMembers {
  constructor(private readonly database: Database) {}

  async run(context: CallContext): Promise<{ items: Member[] }> {
    const rows = await this.database.inWorkspace(context.workspaceId, (tx) => new Members(tx).all());
    return { items: rows.map(toMember) };
  }
}
