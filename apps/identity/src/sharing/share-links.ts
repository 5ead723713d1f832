import { Refusal, type ShareLink } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { hashOfSecret } from '../secret';

interface Row {
  share_id: string;
  lead_id: string;
  hide_personal_data: boolean;
  created_at: Date;
  created_by: string | null;
  expires_at: Date;
  revoked_at: Date | null;
  opened: number;
  last_opened_at: Date | null;
  expired: boolean;
}

export interface NewShareLink {
  shareId: string;
  leadId: string;
  token: string;
  days: number;
  hidePersonalData: boolean;
  createdBy: string | null;
}

const columns = '*, expires_at <= clock_timestamp() as expired';

/** The links to leads of the transaction's workspace. */
export class ShareLinks {
  constructor(private readonly tx: Tx) {}

  /** Where a token leads, of any workspace; undefined for one that nobody was given. */
  static address(tx: Tx, token: string): Promise<{ workspace_id: string; share_id: string } | undefined> {
    return tx.one('select workspace_id, share_id from identity.share_link_address where token_hash = $1', [
      hashOfSecret(token),
    ]);
  }

  async add({ shareId, leadId, token, days, hidePersonalData, createdBy }: NewShareLink): Promise<ShareLink> {
    await this.tx.execute(
      `insert into identity.share_link (workspace_id, share_id, lead_id, hide_personal_data, created_at, created_by, expires_at)
       values ($1, $2, $3, $4, now(), $5, now() + make_interval(days => $6))`,
      [this.tx.workspaceId, shareId, leadId, hidePersonalData, createdBy, days],
    );
    await this.tx.execute(
      'insert into identity.share_link_address (token_hash, workspace_id, share_id) values ($1, $2, $3)',
      [hashOfSecret(token), this.tx.workspaceId, shareId],
    );
    return this.byId(shareId);
  }

  async byId(shareId: string): Promise<ShareLink> {
    const row = await this.tx.one<Row>(`select ${columns} from identity.share_link where share_id = $1`, [shareId]);
    if (!row) throw new Refusal('share_link_not_found', { shareId });
    return toShareLink(row);
  }

  /** Those to leads that were merged into it are its own too. @throws Refusal `lead_not_found` */
  async ofLead(leadId: string): Promise<ShareLink[]> {
    const leads = await this.tx.query<{ lead_id: string }>(
      `select l.lead_id from leads.published_lead asked
       join leads.published_lead l on l.workspace_id = $2 and l.root_id = asked.root_id
       where asked.workspace_id = $2 and asked.lead_id = $1`,
      [leadId, this.tx.workspaceId],
    );
    if (leads.length === 0) throw new Refusal('lead_not_found', { leadId });
    const rows = await this.tx.query<Row>(
      `select ${columns} from identity.share_link where workspace_id = $2 and lead_id = any($1)
       order by share_id desc limit 200`,
      [leads.map(({ lead_id }) => lead_id), this.tx.workspaceId],
    );
    return rows.map(toShareLink);
  }

  async countOpen(leadId: string): Promise<number> {
    const row = await this.tx.one<{ count: number }>(
      'select count(*)::int as count from identity.share_link where lead_id = $1 and revoked_at is null and expires_at > now()',
      [leadId],
    );
    return row!.count;
  }

  async revoke(shareId: string): Promise<void> {
    await this.tx.execute(
      'update identity.share_link set revoked_at = now() where share_id = $1 and revoked_at is null',
      [shareId],
    );
  }

  async noteOpening(shareId: string): Promise<void> {
    await this.tx.execute(
      'update identity.share_link set opened = opened + 1, last_opened_at = now() where share_id = $1',
      [shareId],
    );
  }
}

const toShareLink = (row: Row): ShareLink => ({
  shareId: row.share_id,
  leadId: row.lead_id,
  hidePersonalData: row.hide_personal_data,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  expiresAt: row.expires_at.toISOString(),
  revokedAt: row.revoked_at?.toISOString() ?? null,
  state: row.revoked_at ? 'revoked' : row.expired ? 'expired' : 'open',
  opened: row.opened,
  lastOpenedAt: row.last_opened_at?.toISOString() ?? null,
});
