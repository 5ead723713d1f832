import { isDeepStrictEqual } from 'node:util';
import type { AuditAction, AuditEntryDraft } from '../audit-trail';
import type { StoredView } from './view-store';

const parts = ['name', 'q', 'filter', 'sort', 'shared'] as const;

/**
 * What is written down when a view is made or becomes another one. Which of its parts changed, and not into what: a search text or a
 * filter may hold somebody's address, and a view that is not shared is nobody else's business.
 */
export function auditOf(before: StoredView | undefined, { viewId, ...after }: StoredView): AuditEntryDraft {
  const changed = parts.filter((part) => before && !isDeepStrictEqual(before[part], after[part]));
  return {
    action: actionOf(before, after, changed),
    subject: { kind: 'view', id: viewId },
    details: { shared: after.shared, ...(changed.length > 0 && { changed }) },
  };
}

function actionOf(
  before: StoredView | undefined,
  after: Pick<StoredView, 'deleted' | 'shared'>,
  changed: readonly string[],
): AuditAction {
  if (!before) return 'view.created';
  if (before.deleted !== after.deleted) return after.deleted ? 'view.deleted' : 'view.restored';
  if (changed.includes('shared')) return after.shared ? 'view.shared' : 'view.unshared';
  return 'view.changed';
}
