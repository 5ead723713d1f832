import { type CopiedRow, CopyWriter, type Tx } from '@heatline/database';
import { type DatedValue, readTimeline, type Timeline } from '@heatline/scoring-engine';
import type { SeenActivity } from '../accounts/account-activity';
import { canonicalJson } from '../canonical-json';
import type { Cluster } from './facts-reader';
import { withoutNestedLoops } from './hold-range';
import { type Range, rangeSql, uuid } from './range-sql';
import { summary } from './refresh-timelines-of';
import type { Rulebook } from './rulebook';
import { sameEntries } from './splice-facts';
import { storedBytes } from './stored-bytes';

/** The stored timelines of a range, in columns as the stage compares them. */
export const storedTimelinesSql = (workspaceId: string, range: Range): string => `
  COPY (SELECT lead_id, revision, owner_id, dated, tail, body, event_count, last_activity_at FROM timeline
    WHERE workspace_id = ${uuid(workspaceId)} AND ${rangeSql(range)}) TO STDOUT (FORMAT binary)`;

/** Rows that differ from what is stored, on their way into a temporary table. */
export class TimelineStage {
  private readonly writer = new CopyWriter();
  changed = 0;
  readonly moved: SeenActivity[] = [];

  /** @param row of `storedTimelinesSql`, read up to its lead */
  compare(
    row: CopiedRow,
    leadId: string,
    { ownerId, accountId }: Cluster,
    timeline: Timeline,
    dated: DatedValue[],
    rulebook: Rulebook,
  ): void {
    const revision = row.int8()!;
    const storedOwner = row.uuid();
    const storedDated = (row.jsonb() as DatedValue[] | null) ?? [];
    const tail = row.bytea()!;
    const body = row.bytea();
    const stored = body ? readTimeline(body, tail) : readTimeline(tail);
    const { eventCount, lastActivity } = summary(timeline, rulebook);
    const storedCount = row.int4();
    const activityBefore = secondsOf(row.timestamptz());
    const same =
      sameEntries(stored, timeline) &&
      ownerId === storedOwner &&
      storedCount === eventCount &&
      activityBefore === lastActivity &&
      (dated.length + storedDated.length === 0 || canonicalJson(dated) === canonicalJson(storedDated));
    if (same && revision > 0) return;
    this.changed++;
    if (activityBefore !== lastActivity) this.moved.push({ leadId, accountId, activityBefore, lastActivity });
    const bytes = storedBytes(timeline, null);
    this.writer
      .row(8)
      .uuid(leadId)
      .int8(revision + 1)
      .int4(eventCount)
      .timestamptz(lastActivity === null ? null : lastActivity * 1_000)
      .uuid(ownerId)
      .jsonb(dated.length > 0 ? dated : null)
      .bytea(bytes.tail)
      .bytea(bytes.body ?? null);
  }

  async write(tx: Tx, { after, last }: Range): Promise<void> {
    if (this.changed === 0) return;
    // What was compressed on its way would stay so, and cost each reader the decompression that the timelines' own table avoids.
    await tx.execute(
      `CREATE TEMPORARY TABLE IF NOT EXISTS staged_timeline (lead_id uuid, revision bigint, event_count int, last_activity_at timestamptz,
         owner_id uuid, dated jsonb, tail bytea, body bytea STORAGE EXTERNAL) ON COMMIT DELETE ROWS`,
    );
    await tx.copyIn('COPY staged_timeline FROM STDIN (FORMAT binary)', this.writer.finish());
    // The staged rows as a hash, the range of the key walked along it.
    await withoutNestedLoops(tx, () =>
      tx.execute(
        `UPDATE timeline t
          SET revision = n.revision, event_count = n.event_count, last_activity_at = n.last_activity_at, owner_id = n.owner_id,
              dated = n.dated, tail = n.tail, body = n.body
         FROM staged_timeline n
        WHERE t.workspace_id = $1 AND t.lead_id = n.lead_id AND t.lead_id <= $2 AND ($3::uuid IS NULL OR t.lead_id > $3)`,
        [tx.workspaceId, last, after],
      ),
    );
  }
}

const secondsOf = (ms: number | null): number | null => (ms === null ? null : ms / 1_000);
