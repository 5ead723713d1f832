import { channelsOf, type NotificationKind, NotificationPreferences } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { QueueMail } from '../mail/queue-mail';
import { burstsOf } from './bursts';
import type { Notice } from './notice';
import { notifiedModels } from './notified-models';

/** Within this time of the newest one, an unread notification takes in more of the same. */
const burstMinutes = 60;

/** Tells members what was noticed, as they prefer it, in the caller's transaction: each thing once, however often it is noticed. */
@Injectable()
export class Notify {
  constructor(
    private readonly live: LivePublisher,
    private readonly mail: QueueMail,
  ) {}

  /** @returns how many were news */
  async run(tx: Tx, notices: Notice[]): Promise<number> {
    if (notices.length === 0) return 0;
    const wanted = await this.wanted(tx, notices);
    const fresh = await this.add(tx, wanted);
    for (const { notices: together, inApp } of burstsOf(fresh, wanted)) await this.tell(tx, together, inApp);
    await this.mail.run(
      tx,
      fresh.filter((notice) => wanted.get(notice)?.mail),
    );
    const { workspaceId } = tx;
    const told = new Set(fresh.filter((notice) => wanted.get(notice)?.app).map(({ memberId }) => memberId));
    if (workspaceId && told.size > 0)
      tx.afterCommit(() => {
        for (const memberId of told) this.live.publish(workspaceId, { topic: 'notifications.changed', memberId });
      });
    return fresh.length;
  }

  private async wanted(tx: Tx, notices: Notice[]) {
    const rows = await tx.query<{ member_id: string; value: unknown }>(
      `select m.member_id, p.value from identity.member m
       left join identity.preference p on p.workspace_id = $1 and p.member_id = m.member_id and p.key = 'notifications'
       where m.workspace_id = $1 and m.member_id = any($2) and m.active`,
      [tx.workspaceId, [...new Set(notices.map(({ memberId }) => memberId))]],
    );
    const preferences = new Map(
      rows.map(({ member_id, value }) => [member_id, NotificationPreferences.safeParse(value ?? {})]),
    );
    const defaults = NotificationPreferences.parse({});
    const channels = (memberId: string, kind: NotificationKind) => {
      const kept = preferences.get(memberId);
      return kept ? channelsOf(kept.success ? kept.data : defaults, kind) : { app: false, mail: false };
    };
    return new Map(
      notices
        .map((notice) => [notice, channels(notice.memberId, notice.kind)] as const)
        .filter(([, { app, mail }]) => app || mail),
    );
  }

  /** @returns those that nobody had noticed before */
  private async add(tx: Tx, wanted: Map<Notice, unknown>): Promise<Notice[]> {
    const notices = [...wanted.keys()];
    if (notices.length === 0) return [];
    const rows = await tx.query<{ n: number }>(
      `with told as (
         insert into identity.notification_item
           (workspace_id, member_id, kind, source_id, cause_id, subject_id, notification_id, detail, at)
         select $1, n.member_id, n.kind, n.source_id, n.cause_id, n.subject_id, $1, n.detail, clock_timestamp()
         from unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::jsonb[])
           as n (member_id, kind, source_id, cause_id, subject_id, detail)
         order by 2, 3, 4, 5
         on conflict do nothing
         returning member_id, kind, source_id, cause_id)
       select n.n::int from told t
       join unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[]) with ordinality as n (member_id, kind, source_id, cause_id, n)
         using (member_id, kind, source_id, cause_id)`,
      [
        tx.workspaceId,
        notices.map(({ memberId }) => memberId),
        notices.map(({ kind }) => kind),
        notices.map(({ sourceId }) => sourceId),
        notices.map(({ causeId }) => causeId),
        notices.map(({ subjectId }) => subjectId),
        notices.map(({ detail }) => JSON.stringify(detail)),
      ],
    );
    return rows.map(({ n }) => notices[n - 1]!);
  }

  /** Joins an unread notification of the same, or makes one. */
  private async tell(tx: Tx, together: Notice[], inApp: boolean): Promise<void> {
    const [{ memberId, kind, key, modelId = null, level = null }] = together as [Notice, ...Notice[]];
    const joined = await tx.one<{ notification_id: string }>(
      `update identity.notification set count = count + $6, last_at = clock_timestamp()
       where (workspace_id, notification_id) = (
         select workspace_id, notification_id from identity.notification
         where workspace_id = $1 and member_id = $2 and kind = $3 and key = $4 and in_app = $5 and read_at is null
           and last_at > clock_timestamp() - make_interval(mins => $7)
         order by last_at desc limit 1 for update)
       returning notification_id`,
      [tx.workspaceId, memberId, kind, key, inApp, together.length, burstMinutes],
    );
    const notificationId = joined?.notification_id ?? uuidv7();
    if (!joined) {
      const [model] = await notifiedModels(tx, modelId === null ? [] : [modelId]);
      const named = model?.levels?.find((one) => one.key === level);
      await tx.execute(
        `insert into identity.notification
           (workspace_id, notification_id, member_id, kind, key, model_id, level, model_name, level_name, level_tone, in_app, count,
            first_at, last_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, clock_timestamp(), clock_timestamp())`,
        [
          tx.workspaceId,
          notificationId,
          memberId,
          kind,
          key,
          modelId,
          level,
          model?.name ?? null,
          named?.name ?? null,
          named?.tone ?? null,
          inApp,
          together.length,
        ],
      );
    }
    await tx.execute(
      `update identity.notification_item i set notification_id = $4
       from unnest($5::uuid[], $6::uuid[]) as n (source_id, cause_id)
       where i.workspace_id = $1 and i.member_id = $2 and i.kind = $3 and i.source_id = n.source_id and i.cause_id = n.cause_id`,
      [
        tx.workspaceId,
        memberId,
        kind,
        notificationId,
        together.map(({ sourceId }) => sourceId),
        together.map(({ causeId }) => causeId),
      ],
    );
  }
}
