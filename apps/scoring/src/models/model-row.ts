import type { ModelKind } from '@heatline/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A model as it is stored. `version` is its edit token, `publishedVersion` the one in force. */
@Entity({ name: 'model' })
export class ModelRow {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId: string;
  @PrimaryColumn('uuid', { name: 'model_id' }) modelId: string;
  @Column('text') name: string;
  @Column('text') description: string;
  @Column('text') kind: ModelKind;
  @Column('boolean') active: boolean;
  @Column('boolean', { name: 'is_primary' }) isPrimary: boolean;
  @Column('boolean', { name: 'schedule_enabled' }) scheduleEnabled: boolean;
  @Column('int', { name: 'schedule_minutes' }) scheduleMinutes: number;
  @Column('int', { name: 'schedule_generation' }) scheduleGeneration: number;
  @Column('int') version: number;
  @Column('int', { name: 'published_version', nullable: true }) publishedVersion: number | null;
  @Column('int', { name: 'pending_version', nullable: true }) pendingVersion: number | null;
  @Column('timestamptz', { name: 'archived_at', nullable: true }) archivedAt: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}
