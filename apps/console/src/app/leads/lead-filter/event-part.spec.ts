import type { Condition } from '@heatline/contracts';
import { shown } from '../testing/shown';
import { EventPart } from './event-part';

const seen = { items: [], whole: true, sampled: 0 };
const answers = {
  '/api/seen/event-types': seen,
  '/api/seen/campaigns': seen,
  '/api/seen/properties': seen,
};
const event = ['demo_requested'];
const aPart = (part: Condition, issues: object[] = []) => shown(EventPart, { part, issues }, { answers });

describe('what a lead did as a part of the filter', () => {
  it('was done, or was not', async () => {
    const { host, press, set, settle, told } = await aPart({ event, count: { min: 3 } });
    await press('Did not');
    expect(told['changed']).toEqual([{ event, count: { max: 0 } }]);
    set({ part: { event, count: { max: 0 } } });
    await settle();
    expect(host.querySelector('[aria-label="At least so many times"]')).toBeNull();
    await press('Did');
    expect(told['changed']?.at(-1)).toEqual({ event });
  });

  it('was done so many times; without bounds, ever', async () => {
    const { fill, set, told } = await aPart({ event });
    await fill('[aria-label="At least so many times"]', '2');
    set({ part: { event, count: { min: 2 } } });
    await fill('[aria-label="At most so many times"]', '5');
    await fill('[aria-label="At least so many times"]', '');
    expect(told['changed']).toEqual([{ event, count: { min: 2 } }, { event, count: { min: 2, max: 5 } }, { event }]);
  });

  it('was done at any time, in a window, or between two days', async () => {
    const { fill, set, settle, told } = await aPart({ event, window: { days: 7 } });
    await fill('select[aria-label=Time]', 'ever');
    await fill('select[aria-label=Time]', 'window');
    await fill('select[aria-label=Time]', 'between');
    expect(told['changed']).toEqual([{ event }, { event, window: { days: 30 } }, { event, between: { from: '' } }]);
    set({ part: { event, between: { from: '2026-11-01' } } });
    await settle();
    await fill('[aria-label=Before]', '2026-12-01');
    expect(told['changed']?.at(-1)).toEqual({ event, between: { from: '2026-11-01', to: '2026-12-01' } });
  });

  it('says what is wrong with its times', async () => {
    const { host } = await aPart({ event }, [{ path: 'filter.window', message: 'Give a length' }]);
    expect(host.textContent).toContain('Give a length');
  });
});
