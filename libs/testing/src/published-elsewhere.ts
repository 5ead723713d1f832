import { roleOf } from '@heatline/database';
import { Client } from 'pg';

/** The views of leads and scoring that identity reads, over plain tables: anything can be true there, without the other services. */
export async function makePublishedViews(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`
      create schema if not exists leads;
      create schema if not exists scoring;
      grant usage on schema leads, scoring to ${roleOf('identity')};
      create table leads.published_lead (workspace_id uuid, lead_id uuid, root_id uuid, name text, owner_id uuid);
      create table leads.published_alias (workspace_id uuid, lead_id uuid, type text, value text, matching text, is_primary boolean);
      create table leads.published_engagement (workspace_id uuid, lead_id uuid, occurred_at timestamptz, type text,
        by_member uuid);
      create table leads.published_watch (workspace_id uuid, member_id uuid, lead_id uuid, watch_id uuid, since timestamptz,
        alert_on_engagement boolean not null default true);
      create table leads.published_watch_threshold (workspace_id uuid, threshold_id uuid, watch_id uuid, model_id uuid, direction text,
        score int, set_at timestamptz, score_then int, after_change_id uuid);
      create table scoring.published_model (workspace_id uuid, model_id uuid, name text, kind text, levels jsonb);
      create table scoring.published_score_change (workspace_id uuid, lead_id uuid, model_id uuid, change_id uuid, at timestamptz default now(),
        from_score int, to_score int, from_level text, to_level text, cause text, run_id uuid, by_member uuid,
        primary key (workspace_id, lead_id, model_id, change_id));`);
    const tables = ['lead', 'alias', 'engagement', 'watch', 'watch_threshold'].map((name) => `leads.published_${name}`);
    for (const table of [...tables, 'scoring.published_model', 'scoring.published_score_change']) {
      await admin.query(`grant select on ${table} to ${roleOf('identity')};
        alter table ${table} enable row level security;
        create policy workspace on ${table} using (workspace_id = nullif(current_setting('heatline.workspace', true), '')::uuid)`);
    }
  } finally {
    await admin.end();
  }
}
