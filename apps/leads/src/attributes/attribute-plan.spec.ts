import { kindOf } from './attribute-kind';
import { type Holding, planChanges, type Setting } from './attribute-plan';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const set = (value: unknown, day: number, explicit = true, key = 'industry'): Setting => ({
  subjectId: 'L',
  key,
  value,
  at: at(day),
  explicit,
});
const held = (value: unknown, day: number): Holding => ({ value, at: at(day) });

function changes(settings: Setting[], holding: (Holding | undefined)[] = []) {
  const { rows, changed } = planChanges(settings, holding);
  return { rows: rows.length, changed: changed.size };
}

describe('an attribute', () => {
  it('changes when it gets another value', () => {
    expect(changes([set('SaaS', 2)])).toEqual({ rows: 1, changed: 1 });
    expect(changes([set('SaaS', 2)], [held('Retail', 1)])).toEqual({ rows: 1, changed: 1 });
  });

  it('does not change when the same is said again', () => {
    expect(changes([set('SaaS', 2, false)], [held('SaaS', 1)])).toEqual({ rows: 0, changed: 0 });
    expect(changes([set('SaaS', 1)], [held('SaaS', 1)])).toEqual({ rows: 0, changed: 0 });
    expect(changes([set({ b: 1, a: 2 }, 2, false)], [held({ a: 2, b: 1 }, 1)])).toEqual({ rows: 0, changed: 0 });
  });

  it('is written down, not changed, when the same is said of another time', () => {
    expect(changes([set('SaaS', 2)], [held('SaaS', 1)])).toEqual({ rows: 1, changed: 0 });
  });

  it('ends the same in whatever order it is told', () => {
    const facts = [set('A', 1), set('A', 5), set('B', 3)];
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const { rows } = planChanges(
        order.map((i) => facts[i]!),
        [],
      );
      expect([...rows].sort((a, b) => +a.at - +b.at).at(-1)!.value).toBe('A');
    }
  });

  it('is compared with what earlier lines of the batch said', () => {
    expect(changes([set('A', 2), set('A', 2), set('B', 2)])).toEqual({ rows: 2, changed: 2 });
    expect(changes([set('A', 2, false), set('A', 2, false)])).toEqual({ rows: 1, changed: 1 });
  });

  it('is not taken away when it never was there', () => {
    expect(changes([set(null, 2)])).toEqual({ rows: 0, changed: 0 });
    expect(changes([set(null, 2)], [held('A', 1)])).toEqual({ rows: 1, changed: 1 });
  });

  it.each([
    ['CTO', 'text'],
    ['2026-11-01', 'date'],
    ['2026-13-01', 'text'],
    [250, 'number'],
    [false, 'boolean'],
    [['a'], 'list'],
    [{ a: 1 }, 'object'],
    ['', 'none'],
    [null, 'none'],
  ])('%j is understood as %s', (value, kind) => expect(kindOf(value)).toBe(kind));
});
