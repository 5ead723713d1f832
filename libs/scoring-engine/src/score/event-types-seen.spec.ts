import { describe, expect, it } from '@jest/globals';
import { ModelDefinition, ScoringSettings } from '@heatline/contracts';
import { compileModel, score, type EventTypesSeen } from '../index';
import { aHistory, event, noon } from '../oracle/scene';
import { catalogFor, factsOf } from '../oracle/pack-history';

const clicked = {
  event: ['link_clicked'],
  where: { property: 'url', op: 'not_contains', value: 'unsubscribe' },
};
const events = [1, 2].map((n) => event('link_clicked', noon - n, { properties: { url: '/unsubscribe' } }));

/** What the only rule says that there is. */
function has(rule: object, eventTypes?: EventTypesSeen) {
  const published = {
    ...ModelDefinition.parse({ rules: [{ name: 'R', points: 1, ...rule }] }),
    settings: ScoringSettings.parse({}),
  };
  const catalog = catalogFor(published);
  const compiled = compileModel(published, catalog);
  if (!compiled.ok) throw new Error('A criterion is missing');
  const facts = factsOf(aHistory({ events }), catalog);
  const [unmatched] = score(compiled.value, { ...facts, ...(eventTypes && { eventTypes }) }, noon).unmatched;
  return unmatched?.has;
}
const all = (counts: Record<string, number>): EventTypesSeen => ({
  counts: new Map(Object.entries(counts)),
  newest: null,
});

describe('what there is when a rule found no event', () => {
  it('are events of its type that are otherwise', () => {
    expect(has({ when: clicked }, all({ opened: 9, link_clicked: 2 }))).toBe(
      'Link clicked (2), none where url does not contain "unsubscribe"',
    );
    expect(has({ when: { event: ['link_clicked'], campaign: ['spring'] } }, all({ link_clicked: 2 }))).toBe(
      'Link clicked (2), none in the campaign spring',
    );
    expect(has({ when: { event: ['link_clicked'] }, between: { from: '2027-01-01' } }, all({ link_clicked: 2 }))).toBe(
      'Link clicked (2), none from 2027-01-01',
    );
  });

  it('are of several types, most frequent first, and by name where equally many', () => {
    const when = { ...clicked, event: '*' };
    expect(has({ when }, all({ d: 1, c: 1_200, b: 1, a: 1, e: 1 }))).toBe(
      'C (1,200), A (1), B (1) and 2 other types, none where url does not contain "unsubscribe"',
    );
    expect(has({ when: { ...clicked, event: { startsWith: 'link_' } } }, all({ link_clicked: 2, opened: 1 }))).toBe(
      'Link clicked (2), none where url does not contain "unsubscribe"',
    );
  });

  it('says so when only the newest were looked at', () => {
    const counts = new Map([['link_clicked', 2]]);
    expect(has({ when: clicked }, { counts, newest: 1_000 })).toBe(
      'Link clicked (2) among the newest 1,000 events, none where url does not contain "unsubscribe"',
    );
    expect(has({ when: { event: ['bought'] } }, { counts, newest: 1_000 })).toBe('no such event');
  });

  it('is none of its type', () => {
    expect(has({ when: { event: ['bought', 'rented'] } }, all({ opened: 1 }))).toBe('no Bought or Rented');
    expect(has({ when: { event: { startsWith: 'page' } } }, all({ opened: 1 }))).toBe('no event named page…');
    expect(has({ when: { event: ['bought'] } })).toBe('no such event');
  });
});
