import type { LeadExportRequest } from '@heatline/contracts';
import type { Tx } from '@heatline/database';

export interface ExportFileRow {
  file_id: string;
  run_id: string;
  state: 'ready' | 'expired' | 'erased' | 'lost';
  rows: string;
  bytes: string;
  made_at: Date;
  expires_at: Date;
  erased_at: Date | null;
}

/** Longer than any attempt may take: what is left of one that nobody ended is removed then. */
const attemptHours = 1;

// Its time is over at the second, not when somebody comes to take it away.
const shown = `file_id, run_id, case when state = 'ready' and expires_at <= now() then 'expired' else state end as state,
  rows, bytes, made_at, expires_at, erased_at`;

/** The only place with the SQL of files that runs make. Bound to one transaction in one workspace. */
export class ExportStore {
  constructor(private readonly tx: Tx) {}

  async keep(runId: string, request: LeadExportRequest): Promise<void> {
    await this.tx.execute('insert into export_request (workspace_id, run_id, request) values ($1, $2, $3)', [
      this.tx.workspaceId,
      runId,
      JSON.stringify(request),
    ]);
  }

  /** Undefined when the file is made. */
  async request(runId: string): Promise<LeadExportRequest | undefined> {
    const row = await this.tx.one<{ request: LeadExportRequest }>(
      'select request from export_request where workspace_id = $1 and run_id = $2',
      [this.tx.workspaceId, runId],
    );
    return row?.request;
  }

  async forget(runId: string): Promise<void> {
    await this.tx.execute('delete from export_request where workspace_id = $1 and run_id = $2', [
      this.tx.workspaceId,
      runId,
    ]);
  }

  async begin(runId: string, fileId: string): Promise<void> {
    await this.tx.execute('insert into export_file (workspace_id, file_id, run_id) values ($1, $2, $3)', [
      this.tx.workspaceId,
      fileId,
      runId,
    ]);
    await this.tx.execute(
      'insert into export_due (file_id, workspace_id, due_at) values ($2, $1, now() + make_interval(hours => $3))',
      [this.tx.workspaceId, fileId, attemptHours],
    );
  }

  async isWriting(fileId: string): Promise<boolean> {
    const row = await this.tx.one(
      `select from export_file where workspace_id = $1 and file_id = $2 and state = 'writing'`,
      [this.tx.workspaceId, fileId],
    );
    return row !== undefined;
  }

  /** Makes attempts void, of a run or of the whole workspace; all that are, also from before. */
  async voidAttempts(runId?: string): Promise<string[]> {
    const rows = await this.tx.query<{ file_id: string }>(
      `update export_file set state = 'void'
       where workspace_id = $1 and made_at is null and ($2::uuid is null or run_id = $2) returning file_id`,
      [this.tx.workspaceId, runId ?? null],
    );
    return rows.map(({ file_id }) => file_id);
  }

  /** The attempt has become the file of its run; false when it was made void meanwhile. */
  async made(fileId: string, { rows, bytes, days }: { rows: number; bytes: number; days: number }): Promise<boolean> {
    const made = await this.tx.execute(
      `update export_file set state = 'ready', rows = $3, bytes = $4, made_at = now(), expires_at = now() + make_interval(days => $5)
       where workspace_id = $1 and file_id = $2 and state = 'writing'`,
      [this.tx.workspaceId, fileId, rows, bytes, days],
    );
    if (made === 0) return false;
    await this.tx.execute(
      'update export_due set bytes = $2, due_at = now() + make_interval(days => $3) where file_id = $1',
      [fileId, bytes, days],
    );
    return true;
  }

  async ofRun(runId: string): Promise<ExportFileRow | undefined> {
    return this.tx.one<ExportFileRow>(
      `select ${shown} from export_file where workspace_id = $1 and run_id = $2 and made_at is not null`,
      [this.tx.workspaceId, runId],
    );
  }

  /** Newest first; of runs that one has started, unless `by` is null. */
  page(
    { by, runIds }: { by: string | null; runIds: string[] | undefined },
    after: { madeAt: string; fileId: string } | undefined,
    limit: number,
  ): Promise<(ExportFileRow & { exact: string })[]> {
    return this.tx.query<ExportFileRow & { exact: string }>(
      `select ${shown}, made_at::text as exact from export_file f
       where workspace_id = $1 and made_at is not null and ($3::uuid[] is null or run_id = any($3))
         and ($2::uuid is null or exists (select from run r where r.workspace_id = $1 and r.run_id = f.run_id and r.by_id = $2))
         and ($4::timestamptz is null or (made_at, file_id) < ($4, $5::uuid))
       order by made_at desc, file_id desc limit $6`,
      [this.tx.workspaceId, by, runIds ?? null, after?.madeAt ?? null, after?.fileId ?? null, limit],
    );
  }

  /** Files of the workspace are deleted from now on: those made after an instant, or all; how many. */
  eraseMadeAfter(instant: Date | null): Promise<number> {
    return this.tx.execute(
      `update export_file set state = 'erased', erased_at = now()
       where workspace_id = $1 and state = 'ready' and ($2::timestamptz is null or made_at > $2)`,
      [this.tx.workspaceId, instant],
    );
  }

  /** Of the workspace: what was erased, or must not be finished, and may still stand in the object store. */
  async leftOver(): Promise<{ fileId: string; state: 'erased' | 'void' }[]> {
    return this.tx.query<{ fileId: string; state: 'erased' | 'void' }>(
      `select f.file_id as "fileId", f.state from export_file f join export_due d on d.file_id = f.file_id
       where f.workspace_id = $1 and f.state in ('erased', 'void') order by f.file_id`,
      [this.tx.workspaceId],
    );
  }

  /** Its time is over; the run that it was made by, if it was ready. */
  async expire(fileId: string): Promise<string | undefined> {
    const [row] = await this.tx.query<{ run_id: string }>(
      `update export_file set state = 'expired' where workspace_id = $1 and file_id = $2 and state = 'ready' returning run_id`,
      [this.tx.workspaceId, fileId],
    );
    return row?.run_id;
  }

  /** It is not in the object store, though its time is not over and nobody has erased it. Whether that is news. */
  async lose(fileId: string): Promise<boolean> {
    const lost = await this.tx.execute(
      `update export_file set state = 'lost', erased_at = now() where workspace_id = $1 and file_id = $2 and state = 'ready'`,
      [this.tx.workspaceId, fileId],
    );
    if (lost > 0) await this.dueNow([fileId]);
    return lost > 0;
  }

  /** To be removed as soon as somebody looks. */
  async dueNow(fileIds: readonly string[]): Promise<void> {
    await this.tx.execute('update export_due set due_at = now() where file_id = any($1)', [fileIds]);
  }

  /** Nothing of it stands in the object store any more. An attempt is as if it had never been. */
  async removed(fileId: string): Promise<void> {
    await this.tx.execute(`delete from export_file where workspace_id = $1 and file_id = $2 and made_at is null`, [
      this.tx.workspaceId,
      fileId,
    ]);
    await this.tx.execute('delete from export_due where file_id = $1', [fileId]);
  }
}

/** Of all workspaces, those that wait longest first; in `inSystem`. */
export const dueFiles = (tx: Tx, limit: number): Promise<{ fileId: string; workspaceId: string }[]> =>
  tx.query<{ fileId: string; workspaceId: string }>(
    `select file_id as "fileId", workspace_id as "workspaceId" from export_due where due_at <= now() order by due_at limit $1`,
    [limit],
  );

/** Of all workspaces. */
export async function bytesOfFiles(tx: Tx): Promise<number> {
  const row = await tx.one<{ bytes: string }>('select coalesce(sum(bytes), 0) as bytes from export_due');
  return Number(row!.bytes);
}
