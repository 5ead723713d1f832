import type { Model } from '@heatline/contracts';
import { aModel } from '../../testing/a-model';
import { shown } from '../testing/shown';
import { ModelQuestion } from './model-question';

const other = '0f000000-0000-4000-8000-000000000002';
const asked = (count = 2) => {
  const lastRecalculation = { at: '2025-11-02T03:00:00Z' } as Model['lastRecalculation'];
  const models = [
    aModel({ primary: false, lastRecalculation }),
    aModel({ primary: false, modelId: other, name: 'Trial', levels: [] }),
  ];
  const options = Array.from({ length: count }, (_, index) => models[index] ?? aModel({ modelId: `m${index}` }));
  return shown(ModelQuestion, { about: { kind: 'engagement', options, model: null, ask: true } });
};

describe('the question which model is meant', () => {
  it('says of each since when its scores are so, and guesses none', async () => {
    const { host, button } = await asked();
    expect(host.textContent).toContain('Two are active and none is chosen, so there are no engagement columns.');
    const options = [...host.querySelectorAll('label')].map(({ textContent }) => textContent.replace(/\s+/g, ' '));
    expect(options).toEqual(['B2B engagementv7 · recalculated 2 Nov 2025, 03:00 · 3 levels', 'Trialv7 · 0 levels']);
    expect(button('Show this model')?.disabled).toBe(true);
  });

  it('counts more than two in figures', async () => {
    expect((await asked(3)).host.textContent).toContain('3 are active');
  });

  it('keeps what is chosen, also that no scores are wanted', async () => {
    const { host, kept, press, settle } = await asked();
    host.querySelectorAll<HTMLInputElement>('input')[1]!.click();
    await settle();
    await press('Show this model');
    await press('Continue without scores');
    expect(kept).toEqual([{ models: { engagement: other } }, { models: { engagement: null } }]);
  });
});
