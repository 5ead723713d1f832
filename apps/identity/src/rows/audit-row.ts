import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'audit_entry' })
export class AuditRow {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId: string;

  /** UUIDv7: in the order of time. */
  @PrimaryColumn('uuid', { name: 'entry_id' })
  id: string;

  @Column('timestamptz')
  at: Date;

  @Column('text', { name: 'actor_kind' })
  actorKind: 'member' | 'apiKey' | 'system';

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('text')
  action: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind: 'workspace' | 'member' | 'apiKey' | 'lead' | 'model' | 'view';

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('jsonb')
  details: object;
}
