import { aModel } from '../../testing/a-model';
import { whyNoScores } from './why-no-scores';

const kinds = ['engagement'] as const;
const reason = (models: ReturnType<typeof aModel>[], scored: boolean | null = false) =>
  whyNoScores(models, kinds, scored)?.reason;

describe('why a list has no scores', () => {
  it('is that nothing scores, that all is off, or that nothing was published', () => {
    expect(reason([])).toBe('no_model');
    expect(reason([aModel({ kind: 'account' })])).toBe('no_model');
    expect(reason([aModel({ active: false })])).toBe('model_off');
    expect(reason([aModel({ active: false, publishedVersion: null })])).toBe('not_published');
  });

  it('is that nobody was calculated yet, once that is known', () => {
    const fresh = aModel({ active: true, lastRecalculation: null });
    expect(reason([fresh])).toBe('not_calculated');
    expect(reason([fresh], null)).toBeUndefined();
    expect(reason([fresh], true)).toBeUndefined();
  });

  it('leads to the one model, or to all of them', () => {
    const off = aModel({ active: false });
    expect(whyNoScores([off], kinds, false)?.action.link).toEqual(['/scoring', off.modelId]);
    expect(whyNoScores([off, aModel({ active: false, name: 'Other' })], kinds, false)?.action.link).toEqual([
      '/scoring',
    ]);
  });
});
