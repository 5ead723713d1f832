import { shown } from '../testing/shown';
import { LevelPart } from './level-part';

const level = '0f000000-0000-4000-8000-000000000001';

describe('levels as a part of the filter', () => {
  it('are some of one model, or all but some', async () => {
    const { check, fill, set, told } = await shown(LevelPart, { part: { level, op: 'in', value: ['hot'] } });
    await check('Warm');
    await check('Hot');
    await fill('select[aria-label=Comparison]', 'not_in');
    expect(told['changed']).toEqual([
      { level, op: 'in', value: ['hot', 'warm'] },
      { level, op: 'in', value: [] },
      { level, op: 'not_in', value: ['hot'] },
    ]);
    set({ part: { level, op: 'not_in', value: [] } });
    await check('Cold');
    expect(told['changed']?.at(-1)).toEqual({ level, op: 'not_in', value: ['cold'] });
  });
});
