import { type FactsRecorded, factsRecorded } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Consumers, type Heard } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import type { Notice } from './notice';
import { Notify } from './notify';

/**
 * A watched lead does something. What was done before it was starred, and what an import brings, is history and no news; what a member
 * recorded themself is none to them.
 */
@Injectable()
export class NoticeEngagement {
  constructor(
    private readonly database: Database,
    private readonly notify: Notify,
    consumers: Consumers,
  ) {
    consumers.listen({
      durable: 'identity-engagement',
      to: factsRecorded,
      maxBatch: 100,
      handle: (batch, workspaceId) => this.run(batch, workspaceId),
    });
  }

  private run(batch: Heard<FactsRecorded>[], workspaceId: string): Promise<void> {
    const news = batch
      .filter(({ payload }) => payload.cause === 'activity')
      .flatMap(({ messageId, payload }) =>
        payload.leads.flatMap(({ leadId, eventsFrom, by = null }) =>
          eventsFrom ? [{ messageId, leadId, eventsFrom, by }] : [],
        ),
      );
    if (news.length === 0) return Promise.resolve();
    return this.database.inWorkspace(workspaceId, async (tx) => {
      await this.notify.run(tx, await engaged(tx, news));
    });
  }
}

interface News {
  messageId: string;
  leadId: string;
  eventsFrom: string;
  /** The member who sent all of it. */
  by: string | null;
}

async function engaged(tx: Tx, news: News[]): Promise<Notice[]> {
  const rows = await tx.query<{ member_id: string; root_id: string; message_id: string; type: string }>(
    `select distinct on (w.member_id, l.root_id, n.message_id) w.member_id, l.root_id, n.message_id, e.type
     from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::uuid[]) as n (message_id, lead_id, events_from, by)
     join leads.published_lead l on l.workspace_id = $1 and l.lead_id = n.lead_id
     join leads.published_watch w on w.workspace_id = $1 and w.lead_id = l.root_id and w.alert_on_engagement
       and w.member_id is distinct from n.by
     cross join lateral (
       select e.type from leads.published_engagement e
       where e.workspace_id = $1 and e.lead_id = n.lead_id and e.occurred_at >= greatest(n.events_from, w.since)
         and e.by_member is distinct from w.member_id
       order by e.occurred_at desc limit 1) e
     order by 1, 2, 3`,
    [
      tx.workspaceId,
      news.map(({ messageId }) => messageId),
      news.map(({ leadId }) => leadId),
      news.map(({ eventsFrom }) => eventsFrom),
      news.map(({ by }) => by),
    ],
  );
  return rows.map(({ member_id, root_id, message_id, type }) => ({
    memberId: member_id,
    kind: 'watchedEngaged',
    sourceId: message_id,
    causeId: root_id,
    subjectId: root_id,
    key: '',
    detail: { eventType: type },
  }));
}
