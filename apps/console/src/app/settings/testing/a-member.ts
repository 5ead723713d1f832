import type { Me, Member } from '@heatline/contracts';

export const memberId = '0b000000-0000-4000-8000-000000000001';

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

export const aMe = (more: Partial<Me> = {}): Me => ({
  memberId,
  name: 'Mara Lindqvist',
  email: 'mara@alderfinch.example',
  role: 'admin',
  workspace: { id: '0c000000-0000-4000-8000-000000000001', name: 'Alder & Finch', timeZone: 'UTC' },
  ...more,
});
