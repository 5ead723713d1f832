import { describe, expect, it } from '@jest/globals';
import { change, day, event, noon, scene } from '../oracle/scene';

const model = (more: object = {}) => ({
  rules: [{ name: 'Opened', points: 10, when: { event: ['opened'] } }],
  decay: { kind: 'inactivity', points: 2, everyDays: 7 },
  ...more,
});
const first = noon - 100 * day;

describe('inactivity', () => {
  it('takes points for every whole period up to T', () => {
    const lead = scene(model(), { events: [event('opened', first)] });
    expect([1, 7, 14, 20].map((days) => lead.points(first + days * day))).toEqual([10, 8, 6, 6]);
  });

  it('does not take more than there is', () => {
    const lead = scene(model(), { events: [event('opened', first)] });
    expect(lead.points(first + 90 * day)).toBe(0);
    expect(scene(model({ floor: -6 }), { events: [event('opened', first)] }).points(first + 90 * day)).toBe(-6);
    expect(scene(model({ floor: null }), { events: [event('opened', first)] }).points(first + 70 * day)).toBe(-10);
  });

  it('starts again at every activity, and what was taken stays taken', () => {
    const lead = scene(model(), { events: [event('opened', first), event('opened', first + 10 * day)] });
    expect(lead.points(first + 10 * day + 1)).toBe(18);
    expect(lead.points(first + 17 * day)).toBe(16);
    expect(lead.ledger(first + 17 * day).lines.filter(({ kind }) => kind === 'inactivity')).toMatchObject([
      { first, last: first + 10 * day, periods: 1, hundredths: -200 },
      { first: first + 10 * day, last: first + 17 * day, periods: 1, hundredths: -200 },
    ]);
  });

  it('is not stopped by events that are not by the lead', () => {
    const events = [event('opened', first), event('email_sent', first + 6 * day)];
    expect(scene(model(), { events }).points(first + 8 * day)).toBe(8);
    expect(scene(model(), { events }, { notActivity: [] }).points(first + 8 * day)).toBe(10);
  });

  it('neither eats nor is stopped by attributes, adjustments and rules with a window', () => {
    const rules = [
      ...model().rules,
      { name: 'Fit', points: 30, when: { attribute: 'title', op: 'exists' } },
      { name: 'Lately', points: 1, when: { event: ['opened'] }, window: { days: 90 } },
    ];
    const facts = {
      events: [event('opened', first)],
      changes: [change('title', 'CTO', first)],
      adjustments: [{ id: 'a', points: 4, reason: 'met', createdAt: first, expiresAt: null }],
    };
    expect(scene(model({ rules }), facts).points(first + 80 * day)).toBe(35);
  });

  it('takes nothing from whoever was never active', () => {
    expect(scene(model(), {}).ledger().lines).toEqual([]);
  });

  it('ignores what was before a reset', () => {
    const events = [event('opened', first), event('opened', first + 20 * day)];
    const lead = scene(model(), { events, resets: [{ id: 'r', at: first + 10 * day }] });
    expect(lead.points(first + 21 * day)).toBe(10);
  });

  it('foretells the next taking', () => {
    const lead = scene(model(), { events: [event('opened', first)] });
    expect(lead.ledger(first + day).until).toBe(first + 7 * day);
    expect(lead.ledger(first + 90 * day).until).toBeNull();
  });
});
