import type { Me, NewSession } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import type { MemberRow } from '../../rows/member-row';
import { WorkspaceRow } from '../../rows/workspace-row';
import { Sessions } from './sessions';

export async function meOf(tx: Tx, member: MemberRow): Promise<Me> {
  const workspace = await tx.entities.findOneByOrFail(WorkspaceRow, { id: member.workspaceId });
  return {
    memberId: member.id,
    name: member.name,
    email: member.email,
    role: member.role,
    workspace: { id: workspace.id, name: workspace.name, timeZone: workspace.timeZone },
  };
}

/** Signs the member in, inside a transaction of their workspace. */
export async function startSession(tx: Tx, member: MemberRow): Promise<NewSession> {
  const { token, expiresAt } = await new Sessions(tx).start(member.workspaceId, member.id);
  return { token, expiresAt: expiresAt.toISOString(), me: await meOf(tx, member) };
}
