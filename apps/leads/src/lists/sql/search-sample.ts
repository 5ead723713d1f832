import type { Tx } from '@heatline/database';
import { TrigramSample } from './rare-part';

/** Enough to tell what one in a hundred has. */
const texts = 1_000;
/** Blocks of the table hold who came together: some of each of many say more. */
const blocks = 100;

/** What leads are searched by, of some of them. Costs the same at every size. */
export async function searchSample(tx: Tx): Promise<TrigramSample> {
  const size = await tx.one<{ pages: number; rows: number }>(
    `select greatest(relpages, 1) as pages, greatest(reltuples, 1) as rows from pg_class where oid = 'lead_search'::regclass`,
  );
  const percent = Math.min(100, (100 * blocks) / size!.pages);
  const share = Math.min(1, (texts * 100) / (size!.rows * percent));
  const rows = await tx.query<{ text: string }>(
    'select text from lead_search tablesample system ($2) where workspace_id = $1 and random() < $3 limit $4',
    [tx.workspaceId, percent, share, 2 * texts],
  );
  return new TrigramSample(rows.map(({ text }) => text));
}
