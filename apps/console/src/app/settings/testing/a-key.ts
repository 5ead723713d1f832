import type { ApiKey } from '@heatline/contracts';
import { memberId } from '../../testing/a-me';

export const aKey = (more: Partial<ApiKey> = {}): ApiKey => ({
  id: '0e000000-0000-4000-8000-000000000001',
  name: 'Website',
  prefix: 'hl_0e0000000000',
  scopes: ['facts:write'],
  createdAt: '2026-10-01T08:00:00Z',
  createdBy: memberId,
  expiresAt: null,
  revokedAt: null,
  lastUsedOn: '2026-11-20',
  ...more,
});
