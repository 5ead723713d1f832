import { aModel } from '../../testing/a-model';
import { shown } from '../testing/shown';
import { LostModel } from './lost-model';

describe('a model that was chosen and is not active any more', () => {
  it('is told with the one that stands in for it, which can be kept; the columns stay as they are', async () => {
    const model = aModel({ name: 'Fit 2', kind: 'profile' });
    const tables = { leads: { columns: [{ key: 'created' }] } };
    const answers = { '/api/preferences': { models: { profile: 'gone', engagement: 'other' }, tables } };
    const { host, kept, press } = await shown(LostModel, { of: { kind: 'profile', model } }, { answers });
    expect(host.textContent).toContain('The profile model that you chose is switched off or archived.');
    expect(host.textContent).toContain('Fit 2 stands in for it.');
    await press('Keep it so');
    expect(kept).toEqual([{ models: { profile: model.modelId, engagement: 'other' } }]);
  });
});
