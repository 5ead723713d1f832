import { shown } from '../testing/shown';
import { aModel } from '../../testing/a-model';
import { ScorePart } from './score-part';

const score = '0f000000-0000-4000-8000-000000000001';
const other = '0f000000-0000-4000-8000-000000000002';
const part = { score, op: 'gte', value: 20 };

describe('a score as a part of the filter', () => {
  it('is a quick range by one press', async () => {
    const { button, press, told } = await shown(ScorePart, { part });
    expect(button('50+')?.getAttribute('aria-pressed')).toBe('false');
    await press('20–49');
    expect(told['done']).toEqual([
      {
        all: [
          { score, op: 'gte', value: 20 },
          { score, op: 'lt', value: 50 },
        ],
      },
    ]);
  });

  it('has bounds with at most two decimals, and says so when one is no number', async () => {
    const { fill, told } = await shown(ScorePart, { part });
    await fill('input', '12.345');
    await fill('input', 'many');
    await fill('input', ' ');
    expect(told['changed']).toEqual([
      { score, op: 'gte', value: 12.35 },
      { score, op: 'gte', value: Number.NaN },
      { score, op: 'gte', value: Number.NaN },
    ]);
  });

  it('is of another model, with the same bounds', async () => {
    const models = [aModel(), aModel({ modelId: other, kind: 'profile', name: 'ICP fit' })];
    const { fill, host, told } = await shown(ScorePart, { part }, { answers: { '/api/models': { items: models } } });
    expect([...host.querySelectorAll('option')].map(({ textContent }) => textContent.trim())).toEqual([
      'Engagement',
      'Profile',
    ]);
    await fill('select', other);
    expect(told['changed']).toEqual([{ score: other, op: 'gte', value: 20 }]);
  });
});
