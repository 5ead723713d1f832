import type { Condition } from '@heatline/contracts';
import { Condition as Schema } from '@heatline/contracts';
import { shown } from '../testing/shown';
import { InstantPart } from './instant-part';

const lastActivity = (op: string, value?: unknown) => ({
  lastActivity: { op, ...(value === undefined ? {} : { value }) },
});
const operators = (host: HTMLElement) =>
  [...host.querySelectorAll<HTMLOptionElement>('select[aria-label=Comparison] option')].map(({ value }) => value);

describe('an instant as a part of the filter', () => {
  it('is a quick choice by one press, of activity or of creation', async () => {
    const { press, set, told } = await shown(InstantPart, { part: lastActivity('within_last', { days: 7 }) });
    await press('More than 30 days ago');
    set({ part: { created: { op: 'within_last', value: { days: 7 } } } });
    await press('30 days');
    expect(told['done']).toEqual([
      lastActivity('older_than', { days: 30 }),
      { created: { op: 'within_last', value: { days: 30 } } },
    ]);
  });

  it('may be ever or never for activity only: everybody was created', async () => {
    const { host, set, settle } = await shown(InstantPart, { part: lastActivity('within_last', { days: 7 }) });
    expect(operators(host)).toContain('not_exists');
    set({ part: { created: { op: 'within_last', value: { days: 7 } } } });
    await settle();
    expect(operators(host)).not.toContain('not_exists');
  });

  it('is complete with every comparison that is chosen', async () => {
    const { fill, host, told } = await shown(InstantPart, { part: lastActivity('within_last', { days: 7 }) });
    const chosen = operators(host);
    for (const op of chosen) await fill('select[aria-label=Comparison]', op);
    const changed = (told['changed'] as Condition[]).map((part) =>
      'lastActivity' in part ? part.lastActivity.op : '',
    );
    expect(changed).toEqual(chosen);
    for (const part of told['changed'] as Condition[])
      expect([part, Schema.safeParse(part).error]).toEqual([part, undefined]);
  });
});
