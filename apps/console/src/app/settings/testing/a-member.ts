import type { Member } from '@heatline/contracts';
import { memberId } from '../../testing/a-me';

export const aMember = (more: Partial<Member> = {}): Member => ({
  id: memberId,
  name: 'Mara Lindqvist',
  email: 'mara@alderfinch.example',
  role: 'admin',
  active: true,
  invited: false,
  createdAt: '2026-01-05T09:00:00Z',
  lastSignInAt: '2026-11-20T08:00:00Z',
  ...more,
});
