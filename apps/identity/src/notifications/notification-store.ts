import {
  type Notification,
  type NotificationDetail,
  type NotificationKind,
  type NotificationQuery,
  seenName,
} from '@heatline/contracts';
import { notificationKinds, runKinds } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { PublishedRuns } from '../runs/published-runs';
import { notifiedModels } from './notified-models';

export interface NotificationRow {
  notification_id: string;
  kind: NotificationKind;
  model_id: string | null;
  level: string | null;
  /** As they were called when it was noticed. */
  model_name: string | null;
  level_name: string | null;
  level_tone: string | null;
  count: number;
  first_at: Date;
  last_at: Date;
  /** To the microsecond, which a JavaScript date would lose. */
  last_at_exact: string;
  read_at: Date | null;
}

interface SubjectRow {
  notification_id: string;
  subject_id: string;
  at: Date;
  detail: NotificationDetail;
  subjects: number;
}

/** A rep may be given a million leads at once: beyond so many items the count says how many, and nobody counts whom it names twice. */
const mostLookedAt = 1_000;

const columns = `notification_id, kind, model_id, level, model_name, level_name, level_tone, count, first_at, last_at, last_at::text as last_at_exact, read_at`;

/** A member's notifications, with what their subjects are called now. */
export class NotificationStore {
  constructor(
    private readonly tx: Tx,
    private readonly memberId: string,
  ) {}

  page({ limit, unread, kind }: NotificationQuery, after?: { at: string; id: string }): Promise<NotificationRow[]> {
    return this.tx.query<NotificationRow>(
      `select ${columns} from identity.notification
       where workspace_id = $1 and member_id = $2 and in_app
         and ($3::timestamptz is null or (last_at, notification_id) < ($3, $4::uuid))
         and ($5::boolean is not true or read_at is null) and ($6::text[] is null or kind = any($6))
       order by last_at desc, notification_id desc limit $7`,
      [
        this.tx.workspaceId,
        this.memberId,
        after?.at ?? null,
        after?.id ?? null,
        unread ?? null,
        kind ?? null,
        limit + 1,
      ],
    );
  }

  /** What a mail tells, each with the things that are in it alone. */
  async ofMail(mailId: string, ids: string[]): Promise<Notification[]> {
    const rows = await this.tx.query<NotificationRow>(
      `select n.notification_id, n.kind, n.model_id, n.level, n.model_name, n.level_name, n.level_tone, i.count, i.first_at, i.last_at, i.last_at::text as last_at_exact, n.read_at
       from identity.notification n
       join (select notification_id, count(*)::int as count, min(at) as first_at, max(at) as last_at
             from identity.notification_item where workspace_id = $1 and mail_id = $4 group by 1) i using (notification_id)
       where n.workspace_id = $1 and n.member_id = $2 and n.notification_id = any($3) order by i.last_at desc`,
      [this.tx.workspaceId, this.memberId, ids, mailId],
    );
    return this.shown(rows, mailId);
  }

  async unread(): Promise<number> {
    const row = await this.tx.one<{ n: number }>(
      `select count(*)::int as n from identity.notification
       where workspace_id = $1 and member_id = $2 and in_app and read_at is null`,
      [this.tx.workspaceId, this.memberId],
    );
    return row!.n;
  }

  setRead(ids: string[], read: boolean): Promise<number> {
    return this.tx.execute(
      `update identity.notification set read_at = case when $4 then now() end
       where workspace_id = $1 and member_id = $2 and notification_id = any($3) and in_app and (read_at is not null) <> $4`,
      [this.tx.workspaceId, this.memberId, ids, read],
    );
  }

  readAll(until: string | null): Promise<number> {
    return this.tx.execute(
      `update identity.notification set read_at = now()
       where workspace_id = $1 and member_id = $2 and in_app and read_at is null and ($3::timestamptz is null or last_at <= $3)`,
      [this.tx.workspaceId, this.memberId, until],
    );
  }

  async shown(rows: NotificationRow[], mailId: string | null = null): Promise<Notification[]> {
    const ids = rows.map(({ notification_id }) => notification_id);
    const subjects = await this.subjects(ids, mailId);
    const leads = idsOf(rows, subjects, 'lead');
    const runs = idsOf(rows, subjects, 'run');
    const names = new Map([...(await leadNames(this.tx, leads)), ...(await runNames(this.tx, runs))]);
    const models = await notifiedModels(
      this.tx,
      rows.flatMap(({ model_id }) => model_id ?? []),
    );
    return rows.map((row) => {
      const own = subjects.filter(({ notification_id }) => notification_id === row.notification_id);
      const model = models.find(({ model_id }) => model_id === row.model_id);
      const level = model?.levels?.find(({ key }) => key === row.level);
      return {
        notificationId: row.notification_id,
        kind: row.kind,
        count: row.count,
        subjectCount: row.count > mostLookedAt ? row.count : (own[0]?.subjects ?? 0),
        subjects: own.map(({ subject_id, at, detail }) => ({
          id: subject_id,
          name: names.get(subject_id) ?? null,
          at: at.toISOString(),
          detail,
        })),
        model: row.model_id === null ? null : { modelId: row.model_id, name: model?.name ?? row.model_name },
        level:
          row.level === null
            ? null
            : {
                key: row.level,
                name: level?.name ?? row.level_name ?? row.level,
                tone: (level ? level.tone : row.level_tone) ?? null,
              },
        firstAt: row.first_at.toISOString(),
        at: row.last_at.toISOString(),
        read: row.read_at !== null,
      };
    });
  }

  /** The newest three subjects of each. */
  private subjects(ids: string[], mailId: string | null): Promise<SubjectRow[]> {
    return this.tx.query<SubjectRow>(
      `select n.notification_id, s.* from unnest($2::uuid[]) as n (notification_id), lateral (
         select d.*, count(*) over ()::int as subjects, row_number() over (order by d.at desc, d.subject_id) as nth
         from (
           select distinct on (subject_id) subject_id, at, detail from (
             select subject_id, at, detail from identity.notification_item
             where workspace_id = $1 and notification_id = n.notification_id and ($3::uuid is null or mail_id = $3)
             order by at desc limit $4) newest
           order by subject_id, at desc) d) s
       where nth <= 3 order by n.notification_id, nth`,
      [this.tx.workspaceId, ids, mailId, mostLookedAt],
    );
  }
}

function idsOf(rows: NotificationRow[], subjects: SubjectRow[], about: 'lead' | 'run'): string[] {
  const kinds = new Map(rows.map(({ notification_id, kind }) => [notification_id, kind]));
  const wanted = subjects.filter(
    ({ notification_id }) => notificationKinds[kinds.get(notification_id)!]?.about === about,
  );
  return [...new Set(wanted.map(({ subject_id }) => subject_id))];
}

/** By name, else by e-mail address. */
async function leadNames(tx: Tx, ids: string[]): Promise<[string, string][]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<{ lead_id: string; name: string | null; email: string | null }>(
    `select l.lead_id, r.name, (
       select a.value from leads.published_alias a
       where a.workspace_id = $1 and a.lead_id = l.root_id and a.type = 'email' order by a.is_primary desc, a.matching limit 1) as email
     from leads.published_lead l join leads.published_lead r on r.workspace_id = $1 and r.lead_id = l.root_id
     where l.workspace_id = $1 and l.lead_id = any($2)`,
    [tx.workspaceId, ids],
  );
  return rows.flatMap(({ lead_id, name, email }) => {
    const seen = seenName(name) ?? email;
    return seen === null ? [] : [[lead_id, seen] as [string, string]];
  });
}

async function runNames(tx: Tx, ids: string[]): Promise<[string, string][]> {
  if (ids.length === 0) return [];
  const runs = await new PublishedRuns(tx).byIds(ids);
  return runs.map(({ run_id, kind, about_name }) => [
    run_id,
    [runKinds[kind]?.title ?? kind, about_name].filter(Boolean).join(' of '),
  ]);
}
