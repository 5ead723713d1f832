import { Refusal } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { ApiKeyRow } from '../rows/api-key-row';

/** The API keys of the transaction's workspace. */
export class ApiKeys {
  constructor(private readonly tx: Tx) {}

  all(): Promise<ApiKeyRow[]> {
    return this.tx.entities.find(ApiKeyRow, { order: { createdAt: 'DESC', id: 'DESC' } });
  }

  find(id: string): Promise<ApiKeyRow | null> {
    return this.tx.entities.findOneBy(ApiKeyRow, { workspaceId: this.tx.workspaceId!, id });
  }

  async byId(id: string): Promise<ApiKeyRow> {
    const key = await this.find(id);
    if (!key) throw new Refusal('api_key_not_found', { keyId: id });
    return key;
  }

  async countUsable(): Promise<number> {
    const row = await this.tx.one<{ count: number }>(
      'select count(*)::int as count from identity.api_key where revoked_at is null and (expires_at is null or expires_at > now())',
    );
    return row!.count;
  }

  async add(key: Omit<ApiKeyRow, 'workspaceId' | 'createdAt' | 'revokedAt' | 'lastUsedOn'>): Promise<ApiKeyRow> {
    const row = this.tx.entities.create(ApiKeyRow, {
      ...key,
      workspaceId: this.tx.workspaceId!,
      createdAt: await this.tx.now(),
      revokedAt: null,
      lastUsedOn: null,
    });
    await this.tx.entities.insert(ApiKeyRow, row);
    await this.tx.execute('insert into identity.api_key_address (key_id, workspace_id) values ($1, $2)', [
      row.id,
      row.workspaceId,
    ]);
    return row;
  }

  async revoke(id: string): Promise<void> {
    await this.tx.execute('update identity.api_key set revoked_at = now() where key_id = $1 and revoked_at is null', [
      id,
    ]);
  }

  /** Writes at most once a day, whatever the traffic. */
  async noteUse(id: string): Promise<void> {
    await this.tx.execute(
      `update identity.api_key set last_used_on = (now() at time zone 'utc')::date
        where key_id = $1 and last_used_on is distinct from (now() at time zone 'utc')::date`,
      [id],
    );
  }
}
