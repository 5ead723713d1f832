import { describe, expect, it } from '@jest/globals';
import { auditOf } from './view-audit';
import type { StoredView } from './view-store';

const aView = (more: Partial<StoredView> = {}): StoredView => ({
  viewId: '0c000000-0000-4000-8000-000000000001',
  ownerId: '0b000000-0000-4000-8000-000000000001',
  name: 'Hot',
  shared: false,
  q: '',
  filter: null,
  sort: 'name',
  version: 1,
  changedAt: '2026-11-20T08:00:00.000Z',
  deleted: false,
  ...more,
});

describe('what is written down of a saved view', () => {
  it.each<[string, StoredView | undefined, Partial<StoredView>, object]>([
    ['view.created', undefined, { q: 'ada@berg.example' }, { shared: false }],
    ['view.changed', aView(), { q: 'ada@berg.example', name: 'Ada' }, { shared: false, changed: ['name', 'q'] }],
    ['view.shared', aView(), { shared: true }, { shared: true, changed: ['shared'] }],
    ['view.unshared', aView({ shared: true }), { sort: '-name' }, { shared: false, changed: ['sort', 'shared'] }],
    ['view.deleted', aView({ shared: true }), { shared: true, deleted: true }, { shared: true }],
    ['view.restored', aView({ deleted: true }), {}, { shared: false }],
  ])('%s', (action, before, after, details) => {
    const entry = auditOf(before, aView(after));
    expect(entry).toEqual({ action, subject: { kind: 'view', id: aView().viewId }, details });
    expect(JSON.stringify(entry)).not.toMatch(/berg|Ada/);
  });
});
