import { type Tx, uuidText } from '@heatline/database';
import { EventColumns } from './event-columns';
import { OtherUuid } from './other-uuid';
import { quoted, type Range, rangeSql, uuid } from './range-sql';
import type { Rulebook } from './rulebook';

/** All events that are stored under the leads of a range, each under the number of its lead. */
export async function readEvents(
  tx: Tx,
  { propertyTypes, sets }: Rulebook,
  range: Range,
  numbers: ReadonlyMap<string, number>,
): Promise<EventColumns> {
  const events = new EventColumns();
  const other = new OtherUuid();
  let lead: number | undefined;
  await tx.copyRows(eventsSql(tx.workspaceId!, range, propertyTypes), (row) => {
    const id = row.where();
    // Rows come lead by lead within a month.
    if (other.isAt(row.bytes, id)) lead = numbers.get(uuidText(row.bytes, id));
    if (lead === undefined) return;
    const key = row.where();
    const time = Math.floor(row.timestamptz()! / 1_000);
    events.add(lead, time, sets.ofRow(row), row.bytes, key);
  });
  return events;
}

/** Properties that nobody looks at stay where they are. */
function eventsSql(workspaceId: string, range: Range, propertyTypes: string[] | null): string {
  const wanted = propertyTypes?.map(quoted);
  const properties =
    wanted === undefined
      ? 'properties::text'
      : wanted.length === 0
        ? 'NULL::text'
        : `CASE WHEN type IN (${wanted.join(', ')}) THEN properties::text END`;
  return `COPY (SELECT lead_id, event_id, occurred_at, type, campaign, ${properties} FROM leads.published_event
    WHERE workspace_id = ${uuid(workspaceId)} AND ${rangeSql(range)}) TO STDOUT (FORMAT binary)`;
}
