import { issuesOf } from '../base/problem';
import { SavedView, ViewChange, ViewDraft } from '../identity/saved-view';
import { LeadFilter } from '../leads/lead-selection';
import { Condition } from './condition';
import { EditedCondition } from './edited-condition';

const between = (...value: unknown[]) => ({ attribute: 'renewal', op: 'between', value });
const reversed = between('2026-03-01', '2026-02-01');
const issues = (condition: unknown) => issuesOf(EditedCondition.safeParse(condition).error ?? { issues: [] });
const message = 'The first date is the earlier one';

describe('a condition that is sent', () => {
  it('has no range of dates that ends before it begins, which a stored one may have', () => {
    const property = { property: 'at', op: 'between', value: ['2026-03-01T10:00:00Z', '2026-02-27'] };
    const bought = { event: ['bought'], where: { any: [property] } };
    const condition = { all: [{ not: reversed }, bought, { sequence: [bought, bought], within: { days: 1 } }] };
    expect(issues(condition)).toEqual(
      ['0.not.value', '1.where.any.0.value', '2.sequence.0.where.any.0.value', '2.sequence.1.where.any.0.value'].map(
        (path) => ({ path: `all.${path}`, message }),
      ),
    );
    expect(Condition.safeParse(condition).error).toBeUndefined();
  });

  it.each([
    ['one day', between('2026-02-01', '2026-02-01')],
    ['a time on the day', between('2026-02-01T18:00:00Z', '2026-02-01')],
    ['numbers', between(1, 2)],
  ])('may have %s', (_, condition) => expect(issues(condition)).toEqual([]));

  it('is looked at no deeper than it may be', () => {
    let nested: unknown = reversed;
    for (let level = 0; level < 100_000; level += 1) nested = { not: nested };
    expect(issues(nested)).toHaveLength(1);
  });

  it('is what selections and saved views hold; a view from before opens all the same', () => {
    const filter = [{ path: 'filter.value', message }];
    for (const [schema, sent] of [
      [LeadFilter, { filter: reversed }],
      [ViewDraft, { name: 'Mine', filter: reversed }],
      [ViewChange, { filter: reversed }],
    ] as const)
      expect(issuesOf(schema.safeParse(sent).error ?? { issues: [] })).toEqual(filter);
    expect(SavedView.shape.filter.parse(reversed)).toEqual(reversed);
  });
});
