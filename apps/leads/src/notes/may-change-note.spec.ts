import type { CallContext } from '@heatline/contracts';
import { mayChangeNote } from './may-change-note';

const ada = '0b000000-0000-4000-8000-000000000001';
const bo = '0b000000-0000-4000-8000-000000000002';
const actor = (more: Partial<NonNullable<CallContext['actor']>>) =>
  ({ kind: 'member', id: ada, role: 'rep', ...more }) as const;

describe('a note', () => {
  it.each([
    ['by who wrote it', actor({}), true],
    ['by an admin', actor({ id: bo, role: 'admin' }), true],
    ['by somebody else', actor({ id: bo, role: 'marketer' }), false],
    ['by an API key with the same id', actor({ kind: 'apiKey' }), false],
    ['by the system', undefined, true],
  ])('may be changed %s: %#', (_who, by, may) => {
    expect(mayChangeNote({ kind: 'member', id: ada }, by)).toBe(may);
  });
});
