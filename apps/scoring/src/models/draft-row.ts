import type { ModelDefinition } from '@heatline/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'draft' })
export class DraftRow {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId: string;
  @PrimaryColumn('uuid', { name: 'model_id' }) modelId: string;
  @Column('int') version: number;
  @Column('jsonb') definition: ModelDefinition;
  @Column('text', { name: 'definition_hash' }) definitionHash: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'changed_by', nullable: true }) changedBy: string | null;
}
