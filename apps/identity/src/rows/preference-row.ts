import type { PreferenceKey } from '@heatline/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'preference' })
export class PreferenceRow {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId: string;

  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @PrimaryColumn('text')
  key: PreferenceKey;

  @Column('jsonb')
  value: unknown;
}
