import type { CallContext, ChangedBy } from '@heatline/contracts';

/** Authors change what they wrote, admins what anybody wrote. */
export function mayChangeNote(author: ChangedBy, actor: CallContext['actor']): boolean {
  if (!actor || actor.role === 'admin') return true;
  return actor.kind === author.kind && actor.id === author.id;
}
