import { type Tx, uuidText } from '@heatline/database';
import { EventColumns } from './event-columns';
import { OtherUuid } from './other-uuid';
import { quoted, type Range, rangeSql, uuid } from './range-sql';
import type { Rulebook } from './rulebook';

/** All events that are stored under the leads of a range, each under the number of its lead. */
export async function readEvents(
  tx: Tx,
  rulebook: Rulebook,
  range: Range,
  numbers: ReadonlyMap<string, number>,
): Promise<EventColumns> {
  const events = new EventColumns();
  await streamEvents(tx, rulebook, rangeSql(range), numbers, (lead, ...event) => events.add(lead, ...event));
  return events;
}

/** An event: second, number of its set of criteria, and where the 16 bytes of its id are. Valid only while it is told. */
type Tell<Lead> = (lead: Lead, time: number, set: number, bytes: Buffer, key: number) => void;

/**
 * The events that are stored under some leads, as a stream, each with what its lead is called.
 * @param which a condition on `lead_id`; COPY takes no parameters
 */
export async function streamEvents<Lead>(
  tx: Tx,
  { propertyTypes, sets }: Rulebook,
  which: string,
  called: ReadonlyMap<string, Lead>,
  tell: Tell<Lead>,
): Promise<void> {
  const other = new OtherUuid();
  let lead: Lead | undefined;
  await tx.copyRows(eventsSql(tx.workspaceId!, which, propertyTypes), (row) => {
    const id = row.where();
    // Rows come lead by lead within a month.
    if (other.isAt(row.bytes, id)) lead = called.get(uuidText(row.bytes, id));
    if (lead === undefined) return;
    const key = row.where();
    const time = Math.floor(row.timestamptz()! / 1_000);
    tell(lead, time, sets.ofRow(row), row.bytes, key);
  });
}

/** Properties that nobody looks at stay where they are. */
function eventsSql(workspaceId: string, which: string, propertyTypes: string[] | null): string {
  const wanted = propertyTypes?.map(quoted);
  const properties =
    wanted === undefined
      ? 'properties::text'
      : wanted.length === 0
        ? 'NULL::text'
        : `CASE WHEN type IN (${wanted.join(', ')}) THEN properties::text END`;
  return `COPY (SELECT lead_id, event_id, occurred_at, type, campaign, ${properties} FROM leads.published_event
    WHERE workspace_id = ${uuid(workspaceId)} AND ${which}) TO STDOUT (FORMAT binary)`;
}
