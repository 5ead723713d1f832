import type { Condition } from '@heatline/contracts';
import { shown } from '../testing/shown';
import { GroupPart } from './group-part';
import { partOfGroup, type PartGroup } from './part-group';

const score = '0f000000-0000-4000-8000-000000000001';
const watched = { watched: true } as const;
const mine = { owner: ['me'] } as const satisfies Condition;
const hot = { score, op: 'gte', value: 50 } as const;

/** A group whose changes come back to it, as in the popover. */
async function aGroup(parts: readonly Condition[], more: Record<string, unknown> = {}) {
  let group: PartGroup = { mode: 'any', parts };
  const part = await shown(GroupPart, { group, ...more });
  part.fixture.componentInstance.changed.subscribe((changed) => {
    group = changed;
    part.set({ group });
  });
  const lines = () => [...part.host.querySelectorAll(':scope > ul > li')];
  const words = () =>
    lines().map((line) =>
      ['span', 'b'].map((part) => line.querySelector(`.head .chip > ${part}`)?.textContent).join(': '),
    );
  return { ...part, lines, words, now: () => partOfGroup(group) };
}

describe('a group of conditions', () => {
  it('has a line for each, all of them closed', async () => {
    const { host, lines, words } = await aGroup([hot, watched]);
    expect(words()).toEqual(['Engagement score: 50+', 'Watched: by me']);
    expect(lines()[1]?.textContent).toContain('or');
    expect(host.querySelector('.fields')).toBeNull();
  });

  it('is changed in the fields of a line, which has the focus, and closes by Done', async () => {
    const { fill, host, now, press } = await aGroup([hot, watched]);
    await press(/^Engagement score\s*50\+/);
    const fields = host.querySelector('.fields')!;
    expect(fields.contains(document.activeElement)).toBe(true);
    await fill('.fields input', '80');
    expect(now()).toEqual({ any: [{ ...hot, value: 80 }, watched] });
    await press('Done');
    expect(host.querySelector('.fields')).toBeNull();
    expect(document.activeElement?.textContent).toContain('80+');
  });

  it('gets another one, open, and takes one away', async () => {
    const { check, host, lines, now, press } = await aGroup([hot, watched]);
    await press('Alternative');
    await press('Owner');
    expect(lines()).toHaveLength(3);
    expect(host.querySelector('li.open')).toBe(lines()[2]);
    await check('Me');
    await press('Done');
    expect(now()).toEqual({ any: [hot, watched, mine] });
    await press('Remove Watched by me');
    expect(now()).toEqual({ any: [hot, mine] });
    expect(document.activeElement?.textContent).toContain('Engagement score');
  });

  it('keeps what is incomplete open, and says what it lacks when it is asked for', async () => {
    const { host, press, set } = await aGroup([hot, { owner: [] }]);
    expect(host.querySelectorAll('.fields')).toHaveLength(1);
    expect(host.querySelector('[role=alert]')).toBeNull();
    await press('Done');
    expect(host.querySelector('.fields [role=alert]')).not.toBeNull();
    set({ told: true });
    expect(host.querySelectorAll('.fields')).toHaveLength(1);
  });

  it('joins one of its conditions with another that must hold, too', async () => {
    const { host, now, press } = await aGroup([hot, watched]);
    await press(/^Watched\s*by me/);
    await press('And');
    await press('Last activity');
    expect(now()).toEqual({
      any: [hot, { all: [watched, { lastActivity: { op: 'within_last', value: { days: 7 } } }] }],
    });
    expect(host.querySelector('ul[aria-label="All of these"]')).not.toBeNull();
    await press(/^Remove Last active/);
    await press('Remove Watched by me');
    expect(now()).toEqual({ any: [hot] });
  });
});
