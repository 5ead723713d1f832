import { describe, expect, it } from '@jest/globals';
import { ModelDefinition } from './model-definition';
import { outreachActions, outreachOf, withOutreach } from './outreach';

const full = ModelDefinition.parse({
  rules: [
    { name: 'A demo mail', points: 7, when: { event: ['email_opened'], campaign: ['demo'] } },
    { name: 'Any mail', points: 3, when: { event: ['email_opened'] }, limit: { first: 1, per: 'day' } },
    { name: 'CTO', points: 20, when: { attribute: 'jobTitle', op: 'equals', value: 'CTO' } },
  ],
  decay: { kind: 'halfLife', days: 7 },
});
const newId = () => '0e000000-0000-4000-8000-000000000009';

describe('the simple view of a model', () => {
  it('shows an action by the rule about just this event, and what else the rule says', () => {
    const [opened, clicked] = outreachOf(full);
    expect(opened).toMatchObject({ on: true, points: 3, refined: true });
    expect(clicked).toMatchObject({ on: false, points: 10, ruleId: null, refined: false });
  });

  it('changes points and nothing else of the model', () => {
    const changed = withOutreach(full, 'email_opened', { on: true, points: 5 }, newId);
    expect(changed).toEqual({ ...full, rules: [full.rules[0], { ...full.rules[1], points: 5 }, full.rules[2]] });
  });

  it('adds a rule for an action that has none, and keeps the one that is switched off', () => {
    const added = withOutreach(full, 'link_clicked', { on: true, points: 10 }, newId);
    expect(added.rules.slice(0, 3)).toEqual(full.rules);
    expect(added.rules[3]).toMatchObject({ name: 'Link clicked', points: 10, when: { event: ['link_clicked'] } });
    const off = withOutreach(added, 'link_clicked', { on: false, points: 10 }, newId);
    expect(off.rules[3]).toMatchObject({ enabled: false, points: 10 });
    expect(outreachOf(off).find(({ type }) => type === 'link_clicked')).toMatchObject({ on: false, points: 10 });
  });

  it('knows six actions', () => expect(new Set(outreachActions.map(({ type }) => type)).size).toBe(6));
});
