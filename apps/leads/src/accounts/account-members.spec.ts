import { memberChanges } from './account-members';

describe('members that came and went', () => {
  it('are counted by account, and one who stays does not count', () => {
    const changes = memberChanges([
      { from: null, to: 'A' },
      { from: 'B', to: 'A' },
      { from: 'B', to: null },
      { from: 'C', to: 'C' },
      { from: null, to: null },
    ]);
    expect([...changes]).toEqual([
      ['A', 2],
      ['B', -2],
    ]);
  });

  it('may be none of an account that is new', () => {
    expect([...memberChanges([{ from: null, to: 'A' }], ['A', 'B'])]).toEqual([
      ['A', 1],
      ['B', 0],
    ]);
  });
});
