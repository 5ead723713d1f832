import { Injectable } from '@nestjs/common';
import type { Access } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Members } from '../members/members';
import { Sessions } from './sessions';

/** What the holder of a session may do now: the role is read each time, it is not what it was at the sign-in. */
@Injectable()
export class ResolveSession {
  constructor(private readonly database: Database) {}

  async run(tokenHash: string): Promise<{ access: Access | null }> {
    const session = await this.database.inSystem((tx) => new Sessions(tx).use(tokenHash));
    if (!session) return { access: null };
    const { workspaceId, memberId, expiresAt } = session;
    const member = await this.database.inWorkspace(workspaceId, (tx) => new Members(tx).find(memberId));
    if (!member?.active) return { access: null };
    return {
      access: { kind: 'session', workspaceId, memberId, role: member.role, expiresAt: expiresAt.toISOString() },
    };
  }
}
