import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What members are told, and the mails that tell it. Ids, keys and points only: nothing here says what anybody is called. */
export class Notifications1763830000140 implements MigrationInterface {
  name = 'Notifications1763830000140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notification (
        workspace_id uuid not null references workspace,
        notification_id uuid not null,
        member_id uuid not null,
        kind text not null,
        -- What a burst has in common besides its kind: a model, a level, a direction; empty when nothing.
        key text not null,
        model_id uuid,
        level text,
        -- False: only mailed.
        in_app boolean not null,
        count int not null default 0,
        first_at timestamptz not null,
        last_at timestamptz not null,
        read_at timestamptz,
        primary key (workspace_id, notification_id)
      );
      create index notification_newest on notification (workspace_id, member_id, last_at desc, notification_id desc) where in_app;
      create index notification_unread on notification (workspace_id, member_id, kind, key) where read_at is null;

      -- One row a thing that happened. The primary key is what makes a message that is heard twice tell it once.
      create table notification_item (
        workspace_id uuid not null,
        member_id uuid not null,
        kind text not null,
        -- What it was noticed by: a history row, a message, a run.
        source_id uuid not null,
        -- For whom: a threshold, or the lead itself.
        cause_id uuid not null,
        subject_id uuid not null,
        notification_id uuid not null,
        mail_id uuid,
        detail jsonb not null default '{}',
        at timestamptz not null,
        primary key (workspace_id, member_id, kind, source_id, cause_id)
      );
      create index notification_item_of on notification_item (workspace_id, notification_id, at desc);
      create index notification_item_mail on notification_item (workspace_id, mail_id) where mail_id is not null;

      create table mail (
        workspace_id uuid not null references workspace,
        mail_id uuid not null,
        member_id uuid not null,
        digest boolean not null,
        state text not null check (state in ('waiting', 'sending', 'sent', 'dead', 'dropped')),
        attempts int not null default 0,
        reason text,
        created_at timestamptz not null,
        sent_at timestamptz,
        primary key (workspace_id, mail_id)
      );
      create unique index mail_open on mail (workspace_id, member_id, digest) where state = 'waiting' and attempts = 0;
      create index mail_newest on mail (workspace_id, member_id, created_at desc);

      -- Ids only, no policy: who sends looks across workspaces.
      create table due_mail (
        workspace_id uuid not null,
        mail_id uuid not null,
        due_at timestamptz not null,
        primary key (workspace_id, mail_id)
      );
      create index due_mail_at on due_mail (due_at);

      -- The end of the quiet hours that an instant lies in, or the instant itself. Local times: right when clocks are changed, too.
      create function quiet_until(at timestamptz, zone text, starts time, ends time) returns timestamptz
      language sql stable as $$
        select case
          when case when starts < ends then l.t::time >= starts and l.t::time < ends else l.t::time >= starts or l.t::time < ends end
          then (l.t::date + (l.t::time >= ends)::int + ends) at time zone zone
          else at end
        from (select at at time zone zone as t) l
      $$;

      -- The next time that clocks of the zone show this time of day.
      create function next_time_of_day(after timestamptz, zone text, clock time) returns timestamptz
      language sql stable as $$
        select (l.t::date + (l.t::time >= clock)::int + clock) at time zone zone from (select after at time zone zone as t) l
      $$;
    `);
    for (const table of ['notification', 'notification_item', 'mail']) await runner.query(workspaceTable(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function quiet_until, next_time_of_day');
    await runner.query('drop table due_mail, mail, notification_item, notification');
  }
}
