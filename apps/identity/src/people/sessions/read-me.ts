import { Injectable } from '@nestjs/common';
import { type CallContext, type Me, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Members } from '../members/members';
import { meOf } from './new-session';

@Injectable()
export class ReadMe {
  constructor(private readonly database: Database) {}

  run(context: CallContext): Promise<Me> {
    const { actor } = context;
    if (actor?.kind !== 'member' || !actor.id) throw new Refusal('members_only');
    const memberId = actor.id;
    return this.database.inWorkspace(context.workspaceId, async (tx) => meOf(tx, await new Members(tx).byId(memberId)));
  }
}
