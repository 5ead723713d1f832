import { templateOf } from '../templates/all-templates';
import { copyName, newModel } from './new-model';

describe('a new model', () => {
  it('is what the template says, but for what was said', () => {
    const template = templateOf('outreach');
    expect(newModel({ template: 'outreach' }, template)).toMatchObject({ name: 'Outreach', kind: 'engagement' });
    const made = newModel({ template: 'outreach', name: ' Ours ', kind: 'custom' }, template);
    expect(made).toMatchObject({ name: ' Ours ', kind: 'custom', description: template.description });
    expect(made.definition).toBe(template.definition);
  });

  it('is empty without one', () =>
    expect(newModel({ name: 'A', kind: 'profile' }, undefined)).toMatchObject({
      description: '',
      definition: { rules: [] },
    }));
});

describe('the name of a copy', () => {
  it('is numbered until it is free, whatever its case', () => {
    expect(copyName('One', [])).toBe('Copy of One');
    expect(copyName('One', ['copy of one', 'Copy of One 2'])).toBe('Copy of One 3');
  });

  it('fits, and splits no character', () => {
    const name = copyName('🙂'.repeat(60), []);
    expect([name.length <= 120, name.isWellFormed()]).toEqual([true, true]);
  });
});
