import { roleOf } from '@heatline/database';
import { Client } from 'pg';

/**
 * The views that scoring publishes, over plain tables with the indexes that the contract promises: lists can be tested with
 * any score, and without the other service.
 */
export async function makeScoringViews(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`
      create table scoring.score (workspace_id uuid, model_id uuid, lead_id uuid, score int, level text, published_version int,
        calculated_at timestamptz, change7 int, change30 int, peak int, owner_id uuid, last_active_day date, primary key (workspace_id, model_id, lead_id));
      create index on scoring.score (workspace_id, model_id, score, lead_id);
      create table scoring.timeline (workspace_id uuid, lead_id uuid, last_activity_at timestamptz, event_count int not null default 0,
        primary key (workspace_id, lead_id));
      create index on scoring.timeline (workspace_id, last_activity_at, lead_id);
      create index on scoring.timeline (workspace_id, event_count, lead_id);
      create table scoring.account_activity (workspace_id uuid, account_id uuid, last_activity_at timestamptz, primary key (workspace_id, account_id));
      create index on scoring.account_activity (workspace_id, last_activity_at, account_id);
      create view scoring.published_account_activity with (security_invoker = true) as select * from scoring.account_activity;
      create table scoring.model (workspace_id uuid, model_id uuid, levels jsonb, published_version int, last_run_version int, kind text, active boolean not null default true, is_primary boolean not null default false);
      create view scoring.published_model with (security_invoker = true) as select * from scoring.model;
      create view scoring.published_score with (security_invoker = true) as select * from scoring.score;
      create table scoring.score_change (workspace_id uuid, lead_id uuid, model_id uuid, change_id uuid, to_score int);
      create view scoring.published_score_change with (security_invoker = true) as select * from scoring.score_change;
      create view scoring.published_timeline with (security_invoker = true) as select * from scoring.timeline;
      grant select on all tables in schema scoring to ${roleOf('leads')};`);
    for (const table of ['score', 'score_change', 'timeline', 'account_activity', 'model']) {
      await admin.query(`alter table scoring.${table} enable row level security;
        create policy workspace on scoring.${table} using (workspace_id = nullif(current_setting('heatline.workspace', true), '')::uuid)`);
    }
  } finally {
    await admin.end();
  }
}
