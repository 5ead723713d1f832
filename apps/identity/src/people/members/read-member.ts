import { Injectable } from '@nestjs/common';
import type { CallContext, Member } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { toMember } from '../../rows/member-row';
import { Members } from './members';

@Injectable()
export class ReadMember {
  constructor(private readonly database: Database) {}

  async run(memberId: string, context: CallContext): Promise<Member> {
    return toMember(await this.database.inWorkspace(context.workspaceId, (tx) => new Members(tx).byId(memberId)));
  }
}
