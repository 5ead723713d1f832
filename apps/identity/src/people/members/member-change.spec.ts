import { differences, endsSessions, takesAnAdmin } from './member-change';

const admin = { name: 'Ada', role: 'admin', active: true } as const;

describe('a change of a member', () => {
  it('is only what differs', () => {
    expect(differences(admin, { name: 'Ada', role: 'rep' })).toEqual({ role: 'rep' });
    expect(differences(admin, { name: 'Ada', role: 'admin', active: true })).toBeUndefined();
    expect(differences(admin, {})).toBeUndefined();
  });

  it('takes an admin when it changes the role of one or switches one off', () => {
    expect(takesAnAdmin(admin, { role: 'rep' })).toBe(true);
    expect(takesAnAdmin(admin, { active: false })).toBe(true);
    expect(takesAnAdmin(admin, { name: 'Bo' })).toBe(false);
    expect(takesAnAdmin({ ...admin, active: false }, { role: 'rep' })).toBe(false);
    expect(takesAnAdmin({ ...admin, role: 'rep' }, { active: false })).toBe(false);
  });

  it('ends sessions when rights change, not when a name does', () => {
    expect(endsSessions({ role: 'admin' })).toBe(true);
    expect(endsSessions({ active: false })).toBe(true);
    expect(endsSessions({ active: true })).toBe(false);
    expect(endsSessions({ name: 'Bo' })).toBe(false);
  });
});
