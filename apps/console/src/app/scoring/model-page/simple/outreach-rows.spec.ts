import { aDefinition, aRule } from '../../testing/a-draft';
import type { DraftChange } from '../draft-changes';
import { otherChanges, outreachRows } from './outreach-rows';

const id = (no: number) => `0e000000-0000-4000-8000-00000000000${no}`;
const definition = aDefinition({
  rules: [
    aRule({ id: id(1), name: 'Clicked', points: 10, limit: { first: 2, per: 'day' } }),
    aRule({ id: id(2), name: 'Clicked the demo', when: { event: ['link_clicked'], campaign: ['demo'] } }),
    aRule({ id: id(3), name: 'Replied', points: 25, when: { event: ['email_replied'] } }),
  ],
});

describe('the simple view', () => {
  it('says what the full editor made of a rule, and which rules it does not show', () => {
    const rows = outreachRows(definition);
    expect(rows.find(({ type }) => type === 'link_clicked')).toMatchObject({
      on: true,
      points: 10,
      refinement: 'Link clicked, only the first 2 of each day',
      more: '1 more rule about it in the full editor',
    });
    expect(rows.find(({ type }) => type === 'email_replied')).toMatchObject({ refinement: null, more: null });
    expect(rows.find(({ type }) => type === 'website_visited')).toMatchObject({ on: false, ruleId: null });
  });

  it('counts what would be published along with it', () => {
    const change = (ruleId: string | null): DraftChange => ({
      kind: 'changed',
      part: 'rule',
      key: ruleId,
      name: '',
      words: '',
      details: [],
      ruleId,
    });
    expect(otherChanges([change(id(1)), change(id(2)), change(null)], outreachRows(definition))).toBe(2);
  });
});
