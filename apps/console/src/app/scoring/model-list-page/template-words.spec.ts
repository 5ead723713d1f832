import { ModelDefinition, type ModelTemplate } from '@heatline/contracts';
import { aRule } from '../testing/a-draft';
import { broughtWords, freeName, isSeenHere } from './template-words';

const template: ModelTemplate = {
  key: 'outreach',
  name: 'Outreach',
  kind: 'engagement',
  description: '',
  definition: ModelDefinition.parse({ rules: [aRule()], decay: { kind: 'halfLife', days: 14 } }),
};

describe('a template', () => {
  it('says what it brings', () =>
    expect(broughtWords(template)).toBe('1 rule · Cold, Warm from 20, Hot from 50 · points halve every 14 days'));

  it('gives a name that is free, whatever its case; an archived model has given its up', () => {
    expect(freeName('Outreach', [{ name: 'Outreach', archivedAt: '2026-11-01T00:00:00Z' }])).toBe('Outreach');
    const taken = ['outreach', 'Outreach 2'].map((name) => ({ name, archivedAt: null }));
    expect(freeName('Outreach', taken)).toBe('Outreach 3');
  });

  it('says which of its rules look for what happens here', () => {
    expect(isSeenHere(aRule(), new Set(['link_clicked']))).toBe(true);
    expect(isSeenHere(aRule(), new Set(['page_viewed']))).toBe(false);
    expect(isSeenHere(aRule(), undefined)).toBeUndefined();
    const aboutPeople = aRule({ when: { attribute: 'jobTitle', op: 'exists' } });
    expect(isSeenHere(aboutPeople, new Set())).toBeUndefined();
  });
});
