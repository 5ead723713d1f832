import { signal } from '@angular/core';
import type { Condition } from '@heatline/contracts';
import { Viewport } from '../../viewport';
import { shown } from '../testing/shown';
import { FilterPopover } from './filter-popover';

const score = '0f000000-0000-4000-8000-000000000001';
const watched = { watched: true } as const;
const hot = { score, op: 'gte', value: 50 } as const;
const aPopover = (part: Condition, fresh = false) => shown(FilterPopover, { part, fresh });

describe('a part of the filter that is edited', () => {
  it('is applied when it is complete, and says what it lacks when it is not', async () => {
    const { fill, host, press, told } = await aPopover({ score, op: 'gte', value: Number.NaN }, true);
    expect(host.querySelector('[role=alert]')).toBeNull();
    await press('Apply');
    expect(told['applied']).toBeUndefined();
    expect(host.querySelector('[role=alert]')?.textContent).toContain('Give a number of points');
    await fill('hl-field input', '20');
    await press('Apply');
    expect(told['applied']).toEqual([{ score, op: 'gte', value: 20 }]);
  });

  it('gets an alternative, and is a group of two then', async () => {
    const { check, host, press, told } = await aPopover(hot);
    await press('Alternative');
    await press('Owner');
    expect(host.querySelector('h2')?.textContent).toBe('Any of');
    await check('Nobody');
    await press('Apply');
    expect(told['applied']).toEqual([{ any: [hot, { owner: [null] }] }]);
  });

  it('of a group is ungrouped into filters that must all hold', async () => {
    const { press, told } = await aPopover({ any: [hot, watched] });
    await press('Ungroup');
    expect(told['applied']).toEqual([{ all: [hot, watched] }]);
  });

  it('of a group is the one that is left, or goes away with the last one', async () => {
    const { press, told } = await aPopover({ any: [hot, watched] });
    await press('Remove Watched by me');
    await press('Apply');
    expect(told['applied']).toEqual([hot]);
    await press(/^Remove Engagement score/);
    await press('Apply');
    expect(told['removed']).toHaveLength(1);
  });

  it('keeps what is complete when it is left, and forgets what is not', async () => {
    const { fixture, fill, told } = await aPopover(hot);
    fixture.componentInstance.leave();
    expect(told['closed']).toHaveLength(1);
    await fill('hl-field input', 'many');
    fixture.componentInstance.leave();
    expect(told['closed']).toHaveLength(2);
    await fill('hl-field input', '70');
    fixture.componentInstance.leave();
    expect(told['applied']).toEqual([{ ...hot, value: 70 }]);
  });

  it('that chips cannot show is told in words, and has no alternative', async () => {
    const { button, host } = await aPopover({ not: { any: [watched, hot] } });
    expect(host.textContent).toContain('not (is watched or score of Engagement is at least 50)');
    expect([button('Alternative'), button('Apply')]).toEqual([undefined, undefined]);
  });

  it.each([true, false])(
    'has its buttons where they stand for the eye: above the fields on a phone, %s',
    async (narrow) => {
      const viewport = { narrow: signal(narrow), wide: signal(!narrow) };
      const providers = [{ provide: Viewport, useValue: viewport }];
      const { button, host } = await shown(FilterPopover, { part: hot }, { providers });
      const order = button('Apply')!.compareDocumentPosition(host.querySelector('hl-field input')!);
      expect(order).toBe(narrow ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING);
    },
  );
});
