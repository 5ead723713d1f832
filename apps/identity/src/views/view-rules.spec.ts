import { describe, expect, it } from '@jest/globals';
import { mayChange, maySee, refuseSharing, viewerOf } from './view-rules';

const [me, other] = ['0b000000-0000-4000-8000-000000000001', '0b000000-0000-4000-8000-000000000002'] as const;

describe('who may do what with a saved view', () => {
  it.each([
    [me, false, 'viewer', true, true],
    [me, true, 'rep', true, true],
    [other, true, 'rep', true, false],
    [other, true, 'marketer', true, false],
    [other, true, 'admin', true, true],
    [other, false, 'admin', false, false],
  ] as const)('owner %s, shared %s, %s: sees %s, changes %s', (ownerId, shared, role, sees, changes) => {
    expect(maySee({ ownerId, shared }, { id: me, role })).toBe(sees);
    expect(mayChange({ ownerId, shared }, { id: me, role })).toBe(changes);
  });

  it('keeps viewers from sharing, and keys from having views', () => {
    expect(() => refuseSharing(true, { id: me, role: 'viewer' })).toThrow('viewers do not share');
    expect(() => refuseSharing(true, { id: me, role: 'rep' })).not.toThrow();
    const context = { workspaceId: me, requestId: 'r' };
    expect(() => viewerOf({ ...context, actor: { kind: 'apiKey', id: me, role: 'admin' } })).toThrow('members only');
  });
});
