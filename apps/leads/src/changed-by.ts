import type { CallContext, ChangedBy } from '@heatline/contracts';

export const changedBy = ({ actor }: Pick<CallContext, 'actor'>): ChangedBy =>
  actor ? { kind: actor.kind, id: actor.id } : { kind: 'system', id: null };
