import type { Model } from '@heatline/contracts';
import { aModel } from '../testing/a-model';
import { modelChoices } from './model-choice';

const engagement = (modelId: string, more: Partial<Model> = {}) =>
  aModel({ modelId, kind: 'engagement', primary: false, ...more });
const shown = (models: Model[], chosen = {}) =>
  modelChoices(models, chosen).map(({ kind, model, ask }) => [kind, model?.modelId ?? null, ask]);

describe('the model that stands in a column', () => {
  it('is the choice of the member', () => {
    expect(shown([engagement('a', { primary: true }), engagement('b')], { engagement: 'b' })).toEqual([
      ['engagement', 'b', false],
    ]);
  });

  it('else the primary', () => {
    expect(shown([engagement('a'), engagement('b', { primary: true })])).toEqual([['engagement', 'b', false]]);
  });

  it('else the only active one', () => {
    expect(shown([engagement('a'), engagement('b', { active: false })])).toEqual([['engagement', 'a', false]]);
  });

  it('else nobody guesses: it asks', () => {
    expect(shown([engagement('a'), engagement('b')])).toEqual([['engagement', null, true]]);
  });

  it('is none when the member chose to go without, and nothing is asked', () => {
    expect(shown([engagement('a'), engagement('b')], { engagement: null })).toEqual([['engagement', null, false]]);
  });

  it('is asked for again when the chosen one is no longer active', () => {
    expect(shown([engagement('a'), engagement('b'), engagement('c', { active: false })], { engagement: 'c' })).toEqual([
      ['engagement', null, true],
    ]);
  });

  it('is absent for kinds without an active model, and for accounts', () => {
    expect(shown([aModel({ kind: 'profile', active: false }), aModel({ kind: 'account' })])).toEqual([]);
  });
});
