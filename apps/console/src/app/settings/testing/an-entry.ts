import type { AuditEntry } from '@heatline/contracts';
import { memberId } from '../../testing/a-me';

export const anEntry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  id: '0a000000-0000-4000-8000-000000000001',
  at: '2026-11-20T08:00:00Z',
  actor: { kind: 'member', id: memberId, name: 'Mara Lindqvist' },
  action: 'member.password_changed',
  subject: { kind: 'member', id: memberId, name: 'Mara Lindqvist' },
  details: {},
  ...more,
});
