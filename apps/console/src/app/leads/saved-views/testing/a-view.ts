import type { SavedView } from '@heatline/contracts';

export const viewId = '0e000000-0000-4000-8000-00000000000a';

export const aView = (more: Partial<SavedView> = {}): SavedView => ({
  viewId,
  name: 'Mine',
  q: 'berg',
  filter: null,
  sort: '-lastActivity',
  shared: false,
  ownerId: '0b000000-0000-4000-8000-000000000001',
  mine: true,
  changedAt: '2026-11-20T08:00:00Z',
  version: 1,
  ...more,
});
