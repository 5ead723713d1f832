import type { Tx } from '@heatline/database';
import { byOthers } from './by-others';
import type { Notice } from './notice';

/** Whose history is looked at: that of some leads, or of those that one step of a run has scored. */
export interface ScoreChanges {
  leadIds?: string[] | undefined;
  /** Of a bulk run: leads after `after`, up to and with `to`; null = from the first, to the last. */
  range?: { after: string | null; to: string | null } | undefined;
}

interface Crossing {
  member_id: string;
  threshold_id: string;
  change_id: string;
  lead_id: string;
  model_id: string;
  direction: 'up' | 'down';
  threshold: number;
  from_score: number | null;
  to_score: number;
  by_member: string | null;
  run_id: string | null;
}

/**
 * Thresholds that the newer history crosses. Every row is measured against what stood before it: the row before, or for the first one what the
 * score was when the threshold was set. Rows of decay are left out of the history while they are small, so a row's own `from` does not join
 * on to the one before.
 */
export async function crossings(tx: Tx, { leadIds, range }: ScoreChanges): Promise<Notice[]> {
  const rows = await tx.query<Crossing>(
    `select w.member_id, t.threshold_id, t.direction, t.score as threshold, t.model_id, w.lead_id, c.*
     from leads.published_watch w
     join leads.published_watch_threshold t on t.workspace_id = $1 and t.watch_id = w.watch_id
     cross join lateral (
       select change_id, at, to_score, by_member, run_id, coalesce(lag(to_score) over (order by change_id), t.score_then) as from_score
       from scoring.published_score_change c
       where c.workspace_id = $1 and c.lead_id = w.lead_id and c.model_id = t.model_id
         and c.change_id > coalesce(t.after_change_id, '00000000-0000-0000-0000-000000000000'::uuid)) c
     where w.workspace_id = $1
       and ($2::uuid[] is null or w.lead_id = any($2))
       and ($3::uuid is null or w.lead_id > $3) and ($4::uuid is null or w.lead_id <= $4)
       -- What is older has been announced before, or nobody will hear of it any more.
       and c.at > now() - interval '8 days'
       and case t.direction
             when 'up' then c.to_score >= t.score and coalesce(c.from_score < t.score, true)
             else c.to_score < t.score and c.from_score >= t.score end
     order by c.change_id`,
    [tx.workspaceId, leadIds ?? null, range?.after ?? null, range?.to ?? null],
  );
  return (await byOthers(tx, rows)).map((row) => ({
    memberId: row.member_id,
    kind: 'watchedCrossed',
    sourceId: row.change_id,
    causeId: row.threshold_id,
    subjectId: row.lead_id,
    key: `${row.model_id} ${row.direction}`,
    modelId: row.model_id,
    detail: {
      from: row.from_score === null ? null : row.from_score / 100,
      to: row.to_score / 100,
      threshold: row.threshold / 100,
      direction: row.direction,
    },
  }));
}

interface Reached {
  member_id: string;
  change_id: string;
  lead_id: string;
  model_id: string;
  level: string;
  from_score: number | null;
  to_score: number;
  by_member: string | null;
  run_id: string | null;
}

/** Leads that went up to a level, for their owners. The lowest level is not reached, it is where everybody begins. */
export async function levelsReached(
  tx: Tx,
  changes:
    { changeIds: string[]; subjectIds: string[] | null } | { runId: string; after: string | null; to: string | null },
): Promise<Notice[]> {
  const [which, params] =
    'changeIds' in changes
      ? [
          'c.change_id = any($2) and ($3::uuid[] is null or c.lead_id = any($3))',
          [changes.changeIds, changes.subjectIds],
        ]
      : [
          'c.run_id = $2 and ($3::uuid is null or c.lead_id > $3) and ($4::uuid is null or c.lead_id <= $4)',
          [changes.runId, changes.after, changes.to],
        ];
  const rows = await tx.query<Reached>(
    `select l.owner_id as member_id, c.change_id, c.lead_id, c.model_id, c.to_level as level, c.from_score, c.to_score, c.by_member, c.run_id
     from scoring.published_score_change c
     join scoring.published_model m on m.workspace_id = $1 and m.model_id = c.model_id
     join leads.published_lead l on l.workspace_id = $1 and l.lead_id = c.lead_id
     where c.workspace_id = $1 and ${which} and l.owner_id is not null
       and c.to_level is distinct from c.from_level and c.to_score > coalesce(c.from_score, -2147483648)
       and c.to_level <> m.levels->0->>'key'`,
    [tx.workspaceId, ...params],
  );
  return (await byOthers(tx, rows)).map((row) => ({
    memberId: row.member_id,
    kind: 'levelReached',
    sourceId: row.change_id,
    causeId: row.lead_id,
    subjectId: row.lead_id,
    key: `${row.model_id} ${row.level}`,
    modelId: row.model_id,
    level: row.level,
    detail: { from: row.from_score === null ? null : row.from_score / 100, to: row.to_score / 100 },
  }));
}
