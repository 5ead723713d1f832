import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events in monthly partitions, and the keys that make each count once. */
export class Events1763800100002 implements MigrationInterface {
  name = 'Events1763800100002';

  async up(runner: QueryRunner): Promise<void> {
    // Two indexes and no primary key: each further one costs a third of the ingest rate. lead_id is the lead that the event
    // was recorded for and never changes. json, not jsonb: it is kept as it was sent, and cheaper to write and to stream.
    await runner.query(`
      CREATE TABLE leads.event (
        workspace_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        -- A function of the idempotency key where there is one.
        event_id uuid NOT NULL,
        occurred_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        -- What the sender claimed, where it lay ahead.
        claimed_at timestamptz,
        type text NOT NULL,
        campaign text,
        source text,
        -- The sender's own id.
        external_id text,
        properties json
      ) PARTITION BY RANGE (occurred_at)`);
    await runner.query(`CREATE INDEX event_of_lead ON leads.event (lead_id, occurred_at)`);
    await runner.query(`CREATE INDEX event_time ON leads.event USING brin (occurred_at)`);
    await runner.query(workspaceTable('leads.event'));
    // A unique key on event would have to hold the time, and the same key with another time must be a duplicate too.
    await runner.query(`
      CREATE TABLE leads.event_key (
        workspace_id uuid NOT NULL,
        event_id uuid NOT NULL,
        PRIMARY KEY (workspace_id, event_id)
      )`);
    await runner.query(workspaceTable('leads.event_key'));
    // Made apart and attached: creating it in place would lock the whole table against writers. Nobody but the owner may
    // touch a partition directly, since the policy is the parent's.
    await runner.query(`
      CREATE FUNCTION leads.ensure_event_partition(month date) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, leads, pg_temp AS $$
      DECLARE
        first date := date_trunc('month', month)::date;
        early CONSTANT date := '2000-01-01';
        partition text := CASE WHEN month < early THEN 'event_before_2000' ELSE 'event_' || to_char(month, 'YYYY_MM') END;
        bounds text := CASE WHEN month < early THEN format('FROM (MINVALUE) TO (%L)', early::text || ' 00:00:00+00')
          ELSE format('FROM (%L) TO (%L)', first::text || ' 00:00:00+00', (first + interval '1 month')::date::text || ' 00:00:00+00') END;
      BEGIN
        PERFORM pg_advisory_xact_lock(4832714002);
        -- A query, not to_regclass: that one may answer from before the lock was waited for.
        IF EXISTS (SELECT FROM pg_class WHERE relname = partition AND relnamespace = 'leads'::regnamespace) THEN RETURN; END IF;
        EXECUTE format('CREATE TABLE leads.%I (LIKE leads.event INCLUDING DEFAULTS)', partition);
        EXECUTE format('ALTER TABLE leads.%I ENABLE ROW LEVEL SECURITY', partition);
        EXECUTE format('REVOKE ALL ON leads.%I FROM heatline_leads', partition);
        EXECUTE format('ALTER TABLE leads.event ATTACH PARTITION leads.%I FOR VALUES %s', partition, bounds);
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION leads.ensure_event_partition`);
    await runner.query(`DROP TABLE leads.event_key, leads.event`);
  }
}
