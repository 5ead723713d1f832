import { describe, expect, it } from '@jest/globals';
import { ModelDefinition, type PublishedDefinition, ScoringSettings } from '@heatline/contracts';
import { criteriaOfModel } from '../criteria/criteria-of';
import { catalogFor } from '../oracle/pack-history';
import { compileTwo } from './two-versions';

const opened = { name: 'Opened', points: 5, when: { event: ['opened'] } };
const version = (more: object, settings: object = {}): PublishedDefinition => ({
  ...ModelDefinition.parse({ rules: [opened], ...more }),
  settings: ScoringSettings.parse(settings),
});

/** How many rules are looked at for every event, `null` when each version looks by itself. */
function countedOnce(before: PublishedDefinition, after: PublishedDefinition): number | null {
  const catalog = catalogFor(before);
  catalog.add(criteriaOfModel(after));
  const two = compileTwo(before, after, catalog);
  if (!two.ok) throw new Error('A criterion is missing');
  return two.value.shared && two.value.shared.model.eventRules.length;
}

describe('two versions of a model', () => {
  it('count events once for rules that differ in points, maximum or group', () => {
    const after = { rules: [{ ...opened, points: 9, maxPoints: 20, group: 'mails' }], groups: { mails: { max: 10 } } };
    expect(countedOnce(version({}), version(after))).toBe(1);
  });

  it('count by themselves what differs in its events, its window or its limit', () => {
    const after = { rules: [opened, { ...opened, limit: { first: 1, per: 'day' } }] };
    expect(countedOnce(version({}), version(after))).toBe(2);
  });

  it('count by themselves what fades and has other points: each payment is rounded by itself', () => {
    const fading = { ...opened, decay: { kind: 'halfLife', days: 10 } };
    expect(countedOnce(version({ rules: [fading] }), version({ rules: [{ ...fading, points: 6 }] }))).toBe(2);
    expect(countedOnce(version({ rules: [fading] }), version({ rules: [fading] }))).toBe(1);
  });

  it('share nothing when one takes points for inactivity, or their days begin at other instants', () => {
    const inactivity = { decay: { kind: 'inactivity', points: 2, everyDays: 7 } };
    expect(countedOnce(version({}), version(inactivity))).toBeNull();
    expect(countedOnce(version({}), version({}, { zone: 'Asia/Tokyo' }))).toBeNull();
  });
});
