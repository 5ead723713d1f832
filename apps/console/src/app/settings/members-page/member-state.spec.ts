import { aMember } from '../testing/a-member';
import { inOrder, memberState } from './member-state';

describe('how a member stands', () => {
  it.each([
    [{ active: true, invited: false }, 'Active'],
    [{ active: true, invited: true }, 'Invited'],
    [{ active: false, invited: true }, 'Deactivated'],
    [{ active: false, invited: false }, 'Deactivated'],
  ])('%j is %s', (member, words) => expect(memberState(member).words).toBe(words));
});

it('members stand by name, those who are no longer active after them', () => {
  const members = [
    aMember({ name: 'Ada', active: false }),
    aMember({ name: 'Owen' }),
    aMember({ name: 'Émile' }),
    aMember({ name: 'Mara' }),
  ];
  expect(inOrder(members).map(({ name }) => name)).toEqual(['Émile', 'Mara', 'Owen', 'Ada']);
});
