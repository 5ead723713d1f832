import type { Workspace } from '@heatline/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'workspace' })
export class WorkspaceRow {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  id: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

export const toWorkspace = (row: WorkspaceRow): Workspace => ({
  id: row.id,
  name: row.name,
  timeZone: row.timeZone,
  createdAt: row.createdAt.toISOString(),
});
