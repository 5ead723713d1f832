import { aMe } from '../../testing/a-me';
import { aMember } from '../../settings/testing/a-member';
import { shown } from '../testing/shown';
import { OwnerMenu } from './owner-menu';

const owen = '0b000000-0000-4000-8000-000000000002';
const members = {
  items: [
    aMember(),
    aMember({ id: owen, name: 'Owen Brandt' }),
    aMember({ id: '0b000000-0000-4000-8000-000000000003', name: 'Greta', active: false }),
  ],
};

describe('the menu of owners', () => {
  it('has me first, then nobody, then the other active members', async () => {
    const { press, told } = await shown(OwnerMenu, {}, { answers: { '/api/members': members } });
    for (const name of [/Me$/, /Nobody$/, /Owen Brandt$/]) {
      await press('Assign owner');
      await press(name);
    }
    expect(told['chosen']).toMatchObject([
      { id: aMe().memberId, name: 'Mara Lindqvist' },
      { id: null, name: 'Nobody' },
      { id: owen, name: 'Owen Brandt' },
    ]);
    await press('Assign owner');
    expect([...document.querySelectorAll('[mat-menu-item]')]).toHaveLength(3);
  });
});
