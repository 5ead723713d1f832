import type { ModelDefinition, ScoringSettings } from '@heatline/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Immutable: the database refuses updates. */
@Entity({ name: 'published_version' })
export class VersionRow {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId: string;
  @PrimaryColumn('uuid', { name: 'model_id' }) modelId: string;
  @PrimaryColumn('int', { name: 'published_version' }) publishedVersion: number;
  @Column('jsonb') definition: ModelDefinition;
  @Column('text', { name: 'definition_hash' }) definitionHash: string;
  @Column('jsonb') settings: ScoringSettings;
  @Column('text') note: string;
  @Column('timestamptz', { name: 'published_at' }) publishedAt: Date;
  @Column('uuid', { name: 'published_by', nullable: true }) publishedBy: string | null;
  @Column('text', { name: 'published_by_kind', nullable: true }) publishedByKind: 'member' | 'apiKey' | 'system' | null;
  /** Whether everybody is recalculated when it comes into force, and whether levels that this changes are announced. */
  @Column('boolean') recalculates: boolean;
  @Column('boolean') announces: boolean;
}
