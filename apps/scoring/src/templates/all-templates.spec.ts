import { templateKeys } from '@heatline/contracts';
import { describeDecay, describeRule } from '@heatline/scoring-engine';
import { allTemplates, templateOf } from './all-templates';

describe('templates', () => {
  it('are as many as the contract names, each under its own key', () => {
    expect(allTemplates.map(({ key }) => key)).toEqual([...templateKeys]);
    expect(new Set(allTemplates.map(({ name }) => name)).size).toBe(allTemplates.length);
  });

  it.each(allTemplates.map((template) => [template.key, template.definition] as const))(
    '%s has rules, levels that they can reach, and words for all of it',
    (_key, { rules, levels, decay, groups }) => {
      expect(rules.length).toBeGreaterThanOrEqual(6);
      expect(levels.length).toBeGreaterThanOrEqual(3);
      const most = rules.reduce((sum, { points, maxPoints }) => sum + Math.max(0, maxPoints ?? points), 0);
      expect(most).toBeGreaterThan(levels.at(-1)!.from!);
      expect(rules.map(describeRule).filter((words) => words.length < 3)).toEqual([]);
      expect(describeDecay(decay)).not.toBe('');
      expect(Object.keys(groups).filter((key) => !rules.some(({ group }) => group === key))).toEqual([]);
    },
  );

  it('differ in how points fade', () => {
    expect(new Set(allTemplates.map(({ definition }) => definition.decay.kind)).size).toBe(allTemplates.length);
  });

  it('has an outreach template worth what an outreach team would set', () => {
    const points = Object.fromEntries(
      templateOf('outreach').definition.rules.map(({ name, points }) => [name, points]),
    );
    expect(points).toEqual({
      'E-mail opened': 5,
      'Link clicked': 10,
      'E-mail replied': 25,
      'Website visited': 15,
      'LinkedIn profile visited': 5,
      'LinkedIn message replied': 30,
    });
  });
});
