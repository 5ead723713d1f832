import { askingMember, memberOf } from './asking-member';
import type { CallContext } from './call';

const id = '0a000000-0000-4000-8000-000000000001';
const as = (kind: 'member' | 'apiKey'): Pick<CallContext, 'actor'> => ({ actor: { kind, id, role: 'rep' } });

describe('whoever asks', () => {
  it('is a member, or nobody', () => {
    expect([memberOf(as('member')), memberOf(as('apiKey')), memberOf({})]).toEqual([id, null, null]);
  });

  it('is refused where only a member can ask', () => {
    expect(askingMember(as('member'))).toBe(id);
    for (const nobody of [as('apiKey'), {}])
      expect(() => askingMember(nobody)).toThrow(expect.objectContaining({ code: 'members_only' }));
  });
});
