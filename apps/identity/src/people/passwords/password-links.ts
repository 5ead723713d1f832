import { type PasswordLink, Refusal } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { hashOfSecret, newSecret } from '../../secret';

const lifeHours = 72;

/** One-time links of all workspaces, found by their hash alone: like sessions, this table has no policy. */
export class PasswordLinks {
  constructor(private readonly tx: Tx) {}

  /** Replaces any link that the member had. */
  async make(workspaceId: string, memberId: string, token = newSecret()): Promise<PasswordLink> {
    await this.endAllOf(workspaceId, memberId);
    const [link] = await this.tx.query<{ expires_at: Date }>(
      `insert into identity.password_link (token_hash, workspace_id, member_id, expires_at)
       values ($1, $2, $3, now() + make_interval(hours => $4)) returning expires_at`,
      [hashOfSecret(token), workspaceId, memberId, lifeHours],
    );
    return { token, expiresAt: link!.expires_at.toISOString() };
  }

  async read(token: string): Promise<{ workspaceId: string; memberId: string; expiresAt: Date }> {
    const link = await this.tx.one<{ workspace_id: string; member_id: string; expires_at: Date }>(
      'select workspace_id, member_id, expires_at from identity.password_link where token_hash = $1 and expires_at > now()',
      [hashOfSecret(token)],
    );
    if (!link) throw new Refusal('password_link_not_valid');
    return { workspaceId: link.workspace_id, memberId: link.member_id, expiresAt: link.expires_at };
  }

  /** Takes the link out of the world; of two at once only one succeeds. */
  async spend(token: string): Promise<void> {
    const spent = await this.tx.execute(
      'delete from identity.password_link where token_hash = $1 and expires_at > now()',
      [hashOfSecret(token)],
    );
    if (spent === 0) throw new Refusal('password_link_not_valid');
  }

  endAllOf(workspaceId: string, memberId: string): Promise<number> {
    return this.tx.execute('delete from identity.password_link where workspace_id = $1 and member_id = $2', [
      workspaceId,
      memberId,
    ]);
  }
}
