import { describe, expect, it } from '@jest/globals';
import { ModelDefinition, type PublishedDefinition, ScoringSettings } from '@heatline/contracts';
import { criteriaOfModel } from '../criteria/criteria-of';
import { catalogFor } from '../oracle/pack-history';
import { compileTwo, type SharedPass } from './two-versions';

const opened = { name: 'Opened', points: 5, when: { event: ['opened'] } };
const version = (more: object, settings: object = {}): PublishedDefinition => ({
  ...ModelDefinition.parse({ rules: [opened], ...more }),
  settings: ScoringSettings.parse(settings),
});

function sharedBy(before: PublishedDefinition, after: PublishedDefinition): SharedPass | null {
  const catalog = catalogFor(before);
  catalog.add(criteriaOfModel(after));
  const two = compileTwo(before, after, catalog);
  if (!two.ok) throw new Error('A criterion is missing');
  return two.value.shared;
}

/** How many rules are looked at for every event, `null` when each version looks by itself. */
const countedOnce = (before: PublishedDefinition, after: PublishedDefinition): number | null =>
  sharedBy(before, after)?.model.eventRules.length ?? null;

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

  describe('tell a lead apart by the events of', () => {
    const clicked = { name: 'Clicked', points: 3, when: { event: ['clicked'] } };
    const replied = { name: 'Replied', points: 9, when: { event: ['replied'] } };
    const rules = [opened, clicked, replied];
    /** Names of the rules one of which must have counted something for the versions to differ; null = nobody can say. */
    const telling = (after: object, before: object = { rules }): string[] | null => {
      const shared = sharedBy(version(before), version(after));
      return shared?.differing
        ? Array.from(shared.differing, (place) => shared.model.eventRules[place]!.rule.name).sort()
        : null;
    };

    it('rules with other points, another maximum or another group', () => {
      const groups = { mails: { max: 10 } };
      expect(telling({ rules: [opened, { ...clicked, points: 4 }, replied] })).toEqual(['Clicked']);
      expect(telling({ rules: [{ ...opened, maxPoints: 5 }, clicked, replied] })).toEqual(['Opened']);
      expect(telling({ rules: [opened, clicked, { ...replied, group: 'mails' }], groups }, { rules, groups })).toEqual([
        'Replied',
      ]);
    });

    it('rules that are new, gone or off', () => {
      expect(telling({ rules: [opened, clicked] })).toEqual(['Replied']);
      expect(telling({ rules }, { rules: [opened, clicked] })).toEqual(['Replied']);
      expect(telling({ rules: [opened, { ...clicked, enabled: false }, replied] })).toEqual(['Clicked']);
      expect(telling({ rules: [...rules, opened] })).toEqual(['Opened']);
    });

    it('none, where only names and the order differ', () => {
      expect(telling({ rules: [{ ...replied, name: 'Wrote back' }, clicked, opened] })).toEqual([]);
    });

    it('nobody can say, where more than events decides', () => {
      const decides = { name: 'Decides', points: 2, when: { attribute: 'title', op: 'equals', value: 'CTO' } };
      const silent = { ...clicked, count: { max: 0 }, window: { days: 30 } };
      expect(telling({ rules: [...rules, decides] })).toBeNull();
      expect(telling({ rules, floor: -5 })).toBeNull();
      expect(telling({ rules, levels: [{ key: 'low', name: 'Low', tone: 'cold' }] })).toBeNull();
      expect(telling({ rules, groups: { mails: { max: 10 } } })).toBeNull();
      expect(telling({ rules: [opened, silent, replied] })).toBeNull();
    });
  });
});
