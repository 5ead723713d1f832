import type { Me } from '@heatline/contracts';

export const memberId = '0b000000-0000-4000-8000-000000000001';

/** Who is signed in. */
export const aMe = (more: Partial<Me> = {}): Me => ({
  memberId,
  name: 'Mara Lindqvist',
  email: 'mara@alderfinch.example',
  role: 'admin',
  workspace: { id: '0c000000-0000-4000-8000-000000000001', name: 'Alder & Finch', timeZone: 'UTC' },
  ...more,
});
