import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two kinds of tables. What belongs to a workspace has a policy. What is asked before anybody is known (who has this address, whose are
 * this token, this link, this key) cannot: those tables hold hashes and ids only.
 */
export class Identity1763830000000 implements MigrationInterface {
  name = 'Identity1763830000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table workspace (
        workspace_id uuid primary key,
        name text not null,
        time_zone text not null,
        created_at timestamptz not null default now()
      );

      create table member (
        workspace_id uuid not null references workspace,
        member_id uuid not null,
        name text not null,
        email text not null,
        role text not null check (role in ('admin', 'marketer', 'rep', 'viewer')),
        active boolean not null,
        password_hash text,
        created_at timestamptz not null,
        last_sign_in_at timestamptz,
        primary key (workspace_id, member_id),
        constraint member_email_once unique (workspace_id, email)
      );

      create table api_key (
        workspace_id uuid not null references workspace,
        key_id uuid not null,
        name text not null,
        secret_hash text not null,
        scopes text[] not null,
        created_at timestamptz not null,
        created_by uuid,
        expires_at timestamptz,
        revoked_at timestamptz,
        last_used_on date,
        primary key (workspace_id, key_id)
      );

      create table preference (
        workspace_id uuid not null,
        member_id uuid not null,
        key text not null,
        value jsonb not null,
        primary key (workspace_id, member_id, key),
        foreign key (workspace_id, member_id) references member on delete cascade
      );

      create table audit_entry (
        workspace_id uuid not null references workspace,
        entry_id uuid not null,
        at timestamptz not null,
        actor_kind text not null,
        actor_id uuid,
        action text not null,
        subject_kind text not null,
        subject_id uuid not null,
        details jsonb not null,
        primary key (workspace_id, entry_id)
      );
    `);
    for (const table of ['workspace', 'member', 'api_key', 'preference', 'audit_entry']) {
      await runner.query(workspaceTable(table));
    }
    await runner.query(`
      create table set_up (
        only_once boolean primary key default true check (only_once),
        workspace_id uuid not null,
        at timestamptz not null default now()
      );

      create table sign_in_name (
        email text not null,
        workspace_id uuid not null,
        member_id uuid not null,
        primary key (email, workspace_id)
      );

      create table session (
        token_hash text primary key,
        workspace_id uuid not null,
        member_id uuid not null,
        started_at timestamptz not null,
        expires_at timestamptz not null
      );
      create index session_member on session (workspace_id, member_id);
      create index session_expiry on session (expires_at);

      create table password_link (
        token_hash text primary key,
        workspace_id uuid not null,
        member_id uuid not null,
        expires_at timestamptz not null
      );
      create index password_link_member on password_link (workspace_id, member_id);

      create table api_key_address (
        key_id uuid primary key,
        workspace_id uuid not null
      );

      create table sign_in_attempt (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      );

      revoke update, delete on audit_entry from heatline_identity;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table sign_in_attempt, api_key_address, password_link, session, sign_in_name, set_up,
        audit_entry, preference, api_key, member, workspace
    `);
  }
}
