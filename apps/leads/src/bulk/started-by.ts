import type { ChangedBy } from '@heatline/contracts';
import type { RunRow } from '@heatline/database';

/** Who is written down for what a run did. */
export const startedBy = ({ by }: RunRow): ChangedBy =>
  by.kind === 'schedule' ? { kind: 'system', id: null } : { kind: by.kind, id: by.id };
