import { createHash } from 'node:crypto';
import { type CallContext, Refusal } from '@heatline/contracts';
import { workspaceTable } from '../migration/pieces';
import type { Tx } from '../tx';

/** Hashes, ids and counts only. In the schema of the service that answers. */
export const answeredRequestTable = (table: string): string => `
  create table ${table} (
    workspace_id uuid not null,
    key_hash bytea not null,
    request_hash bytea not null,
    answer jsonb,
    at timestamptz not null default now(),
    primary key (workspace_id, key_hash)
  );
  create index on ${table} (workspace_id, at);
  ${workspaceTable(table)}`;

/** As long as anybody tries again; then the key is free. */
const keptHours = 24;

export interface Keyed {
  /** Of the call, so that one key may be used for several. */
  call: string;
  key: string | undefined;
  request: unknown;
}

/** Makes a write that is sent again with its `Idempotency-Key` answer as before and change nothing. Keys and requests are kept as hashes. */
export class AnsweredRequests {
  constructor(
    private readonly tx: Tx,
    private readonly context: CallContext,
  ) {}

  /** What was answered before. @throws Refusal `idempotency_key_reused` for another request with the same key */
  async before<Answer>(keyed: Keyed): Promise<Answer | undefined> {
    if (keyed.key === undefined) return undefined;
    const row = await this.tx.one<{ request_hash: Buffer; answer: Answer | null }>(
      'select request_hash, answer from answered_request where workspace_id = $1 and key_hash = $2',
      [this.tx.workspaceId, this.keyHash(keyed)],
    );
    if (!row) return undefined;
    if (!row.request_hash.equals(hashOf(JSON.stringify(keyed.request))))
      throw new Refusal('idempotency_key_reused', {}, 'This Idempotency-Key was sent with another request before');
    return row.answer ?? undefined;
  }

  /** Does the work unless it was done; in the transaction that does it. Ids and counts only in the answer. */
  async once<Answer>(keyed: Keyed, work: () => Promise<Answer>): Promise<Answer> {
    if (keyed.key === undefined) return work();
    await this.forgetOld();
    const params = [this.tx.workspaceId, this.keyHash(keyed)];
    // Of two at once the second waits here until the first has committed.
    const taken = await this.tx.execute(
      'insert into answered_request (workspace_id, key_hash, request_hash) values ($1, $2, $3) on conflict do nothing',
      [...params, hashOf(JSON.stringify(keyed.request))],
    );
    if (taken === 0) return (await this.before<Answer>(keyed)) ?? this.once(keyed, work);
    const answer = await work();
    await this.tx.execute('update answered_request set answer = $3 where workspace_id = $1 and key_hash = $2', [
      ...params,
      JSON.stringify(answer),
    ]);
    return answer;
  }

  private async forgetOld(): Promise<void> {
    await this.tx.execute(
      `delete from answered_request where workspace_id = $1 and key_hash in
         (select key_hash from answered_request where workspace_id = $1 and at < now() - make_interval(hours => $2) limit 100 for update skip locked)`,
      [this.tx.workspaceId, keptHours],
    );
  }

  private keyHash({ call, key }: Keyed): Buffer {
    return hashOf(`${call} ${this.context.actor?.id ?? ''} ${key ?? ''}`);
  }
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
