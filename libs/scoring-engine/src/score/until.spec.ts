import { describe, expect, it } from '@jest/globals';
import { change, day, event, noon, scene } from '../oracle/scene';

const opened = { name: 'Opened', points: 30, when: { event: ['opened'] } };
const at = (time: number) => ({ events: [event('opened', time)] });

describe('until', () => {
  it('is the second after a window closes', () => {
    expect(scene({ rules: [{ ...opened, window: { days: 7 } }] }, at(noon - day)).ledger().until).toBe(
      noon + 6 * day + 1,
    );
  });

  it('is the next step of a decay by steps', () => {
    const decay = { kind: 'step', percent: 10, everyDays: 7 };
    expect(scene({ rules: [opened], decay }, at(noon - 8 * day)).ledger().until).toBe(noon + 6 * day);
  });

  it('is never when nothing can change', () => {
    expect(scene({ rules: [opened] }, at(noon - day)).ledger().until).toBeNull();
  });

  it('is the second after a fact that is known but not yet seen', () => {
    expect(scene({ rules: [opened] }, at(noon + 100)).ledger().until).toBe(noon + 101);
  });

  it('is when an adjustment begins, and when it has ended', () => {
    const adjustments = [{ id: 'a', points: 1, reason: 'r', createdAt: noon + 5, expiresAt: noon + 50 }];
    const lead = scene({}, { adjustments });
    expect([lead.ledger().until, lead.ledger(noon + 6).until]).toEqual([noon + 6, noon + 51]);
  });

  it('comes before smooth decay leaves the level, and near it', () => {
    const lead = scene({ rules: [opened], decay: { kind: 'halfLife', days: 14 } }, at(noon - 1));
    // 30 points fall to 19.995, which still rounds to 20, after 14 · log2(30 / 19.995) = 8.2 days.
    let time = noon;
    let asked = 0;
    while (lead.ledger(time).level.key === 'warm' && asked < 100) {
      time = lead.ledger(time).until ?? Infinity;
      asked += 1;
    }
    expect(Math.abs(time - (noon + 14 * Math.log2(30 / 19.995) * day))).toBeLessThan(100);
    expect(asked).toBeLessThan(30);
  });

  it('looks at bounds that others use', () => {
    const definition = { rules: [opened], decay: { kind: 'linear', days: 30 } };
    const alone = scene(definition, at(noon - 1)).ledger().until ?? Infinity;
    const watched = scene(definition, at(noon - 1), {}, { bounds: [2_900] }).ledger().until ?? Infinity;
    expect(watched).toBeLessThan(alone);
    expect(watched).toBeLessThanOrEqual(noon + 1.005 * day);
  });

  it('is when a date that a rule compares with T comes of age', () => {
    const rules = [{ name: 'New', points: 5, when: { attribute: 'since', op: 'within_last', value: { days: 10 } } }];
    const lead = scene({ rules }, { changes: [change('since', '2026-05-30T12:00:00Z')] });
    expect([lead.points(), lead.ledger().until]).toEqual([5, noon + 8 * day + 1]);
  });
});
