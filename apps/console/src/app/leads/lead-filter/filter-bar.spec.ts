import type { Condition } from '@heatline/contracts';
import { shown } from '../testing/shown';
import { FilterBar } from './filter-bar';

const watched = { watched: true } as const;
const mine = { owner: ['me'] } as const satisfies Condition;
const aBar = (condition: Condition | null) => shown(FilterBar, { condition });

describe('the filter bar', () => {
  it('adds a part to those that are there', async () => {
    const { press, told } = await aBar(mine);
    await press('Filter');
    await press('Watched');
    await press('Not watched by me');
    expect(told['changed']).toEqual([{ all: [mine, { watched: false }] }]);
  });

  it('edits a part in its place, and gives the focus back to its chip', async () => {
    const { host, press, told } = await aBar({ all: [watched, mine] });
    await press(/^Filter Watched\s*by me/);
    await press('Not watched by me');
    expect(told['changed']).toEqual([{ all: [{ watched: false }, mine] }]);
    expect(document.activeElement).toBe(host.querySelector('.part .chip'));
  });

  it('takes a group of conditions apart into chips', async () => {
    const { press, told } = await aBar({
      all: [mine, { any: [watched, { created: { op: 'before', value: '2026-01-01' } }] }],
    });
    await press(/^Filter Any of/);
    await press('Ungroup');
    expect(told['changed']).toEqual([{ all: [mine, watched, { created: { op: 'before', value: '2026-01-01' } }] }]);
  });

  it('is everybody when its last part is removed', async () => {
    const { press, told } = await aBar(watched);
    await press('Remove filter Watched by me');
    expect(told['changed']).toEqual([null]);
  });
});
