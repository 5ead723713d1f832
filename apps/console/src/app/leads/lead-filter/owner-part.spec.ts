import { aMember } from '../../settings/testing/a-member';
import { shown } from '../testing/shown';
import { OwnerPart } from './owner-part';

const [owen, gone, former] = [2, 3, 4].map((n) => `0b000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
const items = [
  aMember(),
  aMember({ id: owen, name: 'Owen' }),
  aMember({ id: gone, name: 'Greta', active: false }),
  aMember({ id: former, name: 'Finn', active: false }),
];

describe('owners as a part of the filter', () => {
  it('are me, nobody and the active members, and whoever is chosen already', async () => {
    const { check, host, told } = await shown(
      OwnerPart,
      { part: { owner: [gone] } },
      { answers: { '/api/members': { items } } },
    );
    const names = [...host.querySelectorAll('mat-checkbox')].map(({ textContent }) => textContent.trim());
    expect(names).toEqual(['Me', 'Nobody', 'Owen', 'Greta']);
    await check('Nobody');
    await check('Greta');
    expect(told['changed']).toEqual([{ owner: [gone, null] }, { owner: [] }]);
  });
});
