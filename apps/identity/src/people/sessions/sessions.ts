import type { Tx } from '@heatline/database';
import { hashOfSecret, newSecret } from '../../secret';
import { expiryAt, movedExpiry } from './session-life';

export interface OpenSession {
  workspaceId: string;
  memberId: string;
  expiresAt: Date;
}

interface SessionColumns {
  workspace_id: string;
  member_id: string;
  started_at: Date;
  expires_at: Date;
  now: Date;
}

/** Sessions of all workspaces: a token says by itself whose it is, so this table has no policy. It holds hashes, never tokens. */
export class Sessions {
  constructor(private readonly tx: Tx) {}

  async start(workspaceId: string, memberId: string): Promise<{ token: string; expiresAt: Date }> {
    const token = newSecret();
    const now = (await this.tx.now()).getTime();
    const expiresAt = new Date(expiryAt(now, now));
    await this.tx.execute(
      `insert into identity.session (token_hash, workspace_id, member_id, started_at, expires_at) values ($1, $2, $3, $4, $5)`,
      [hashOfSecret(token), workspaceId, memberId, new Date(now), expiresAt],
    );
    return { token, expiresAt };
  }

  /** Being used moves the expiry on. */
  async use(tokenHash: string): Promise<OpenSession | undefined> {
    const found = await this.tx.one<SessionColumns>(
      `select workspace_id, member_id, started_at, expires_at, now() as now
         from identity.session where token_hash = $1 and expires_at > now()`,
      [tokenHash],
    );
    if (!found) return undefined;
    const moved = movedExpiry(found.now.getTime(), {
      startedAt: found.started_at.getTime(),
      expiresAt: found.expires_at.getTime(),
    });
    if (moved !== undefined) {
      await this.tx.execute('update identity.session set expires_at = $2 where token_hash = $1', [
        tokenHash,
        new Date(moved),
      ]);
    }
    return {
      workspaceId: found.workspace_id,
      memberId: found.member_id,
      expiresAt: moved === undefined ? found.expires_at : new Date(moved),
    };
  }

  async end(tokenHash: string): Promise<void> {
    await this.tx.execute('delete from identity.session where token_hash = $1', [tokenHash]);
  }

  /** How many were ended. */
  endAllOf(workspaceId: string, memberId: string): Promise<number> {
    return this.tx.execute('delete from identity.session where workspace_id = $1 and member_id = $2', [
      workspaceId,
      memberId,
    ]);
  }

  forgetExpired(): Promise<number> {
    return this.tx.execute('delete from identity.session where expires_at < now()');
  }
}
