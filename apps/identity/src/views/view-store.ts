import { type Condition, Refusal, type SavedView, type ViewDraft } from '@heatline/contracts';
import { type Tx, violatedConstraint } from '@heatline/database';
import { mayChange, type Viewer } from './view-rules';

interface Row {
  view_id: string;
  owner_id: string;
  name: string;
  shared: boolean;
  q: string;
  filter: Condition | null;
  sort: string;
  version: number;
  changed_at: Date;
  deleted_at: Date | null;
}

export interface StoredView extends Omit<SavedView, 'mine'> {
  deleted: boolean;
}

/** The saved views of the transaction's workspace. */
export class ViewStore {
  constructor(private readonly tx: Tx) {}

  async seenBy({ id }: Viewer): Promise<StoredView[]> {
    const rows = await this.tx.query<Row>(
      `select * from identity.saved_view where deleted_at is null and (owner_id = $1 or shared) order by lower(name), view_id`,
      [id],
    );
    return rows.map(toView);
  }

  /** Held until the end of the transaction. */
  async find(viewId: string): Promise<StoredView | undefined> {
    const row = await this.tx.one<Row>('select * from identity.saved_view where view_id = $1 for update', [viewId]);
    return row && toView(row);
  }

  async byName(name: string, { id }: Viewer): Promise<StoredView | undefined> {
    const row = await this.tx.one<Row>(
      'select * from identity.saved_view where owner_id = $1 and lower(name) = lower($2) and deleted_at is null',
      [id, name],
    );
    return row && toView(row);
  }

  async count({ id }: Viewer): Promise<number> {
    const row = await this.tx.one<{ count: number }>(
      'select count(*)::int as count from identity.saved_view where owner_id = $1 and deleted_at is null',
      [id],
    );
    return row!.count;
  }

  async add(viewId: string, { name, shared, q, filter, sort }: ViewDraft, { id }: Viewer): Promise<StoredView> {
    const row = await this.once(name, () =>
      this.tx.one<Row>(
        `insert into identity.saved_view (workspace_id, view_id, owner_id, name, shared, q, filter, sort)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning *`,
        [this.tx.workspaceId, viewId, id, name, shared, q, filter && JSON.stringify(filter), sort],
      ),
    );
    return toView(row!);
  }

  /** Writes all of it, as the next version. */
  async write({ viewId, name, shared, q, filter, sort, deleted }: StoredView): Promise<StoredView> {
    const row = await this.once(name, () =>
      this.tx.one<Row>(
        `update identity.saved_view set name = $2, shared = $3, q = $4, filter = $5, sort = $6,
           deleted_at = case when $7 then coalesce(deleted_at, now()) end, version = version + 1, changed_at = now()
         where view_id = $1 returning *`,
        [viewId, name, shared, q, filter && JSON.stringify(filter), sort, deleted],
      ),
    );
    return toView(row!);
  }

  async forgetDeleted(): Promise<void> {
    await this.tx.execute("delete from identity.saved_view where deleted_at < now() - interval '7 days'");
  }

  /** The index refuses a name that the owner has already; asking first would let two writes race. */
  private async once<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
    try {
      return await write();
    } catch (error) {
      if (violatedConstraint(error) === 'saved_view_name_once') throw new Refusal('view_name_taken', { name });
      throw error;
    }
  }
}

const toView = (row: Row): StoredView => ({
  viewId: row.view_id,
  ownerId: row.owner_id,
  name: row.name,
  shared: row.shared,
  q: row.q,
  filter: row.filter,
  sort: row.sort,
  version: row.version,
  changedAt: row.changed_at.toISOString(),
  deleted: row.deleted_at !== null,
});

export function shownTo(viewer: Viewer, { deleted: _, ...view }: StoredView): SavedView {
  return { ...view, mine: mayChange(view, viewer) };
}
