import { describe, expect, it } from '@jest/globals';
import { nextSlotOf, offsetOf, scheduleOf } from './model-schedules';

const model = { workspaceId: 'w', modelId: 'm-1', name: 'B2B engagement', everyMinutes: 360, generation: 3 };

describe('the schedule of a model', () => {
  it('has its own place in the interval, always the same, so that not all models run at midnight', () => {
    const offsets = Array.from({ length: 100 }, (_, no) => offsetOf(`model-${no}`, 3_600));
    expect(offsetOf('model-1', 3_600)).toBe(offsets[1]);
    expect(Math.min(...offsets)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...offsets)).toBeLessThan(3_600);
    expect(new Set(offsets).size).toBeGreaterThan(90);
  });

  it('comes next at its own place, whatever the interval was before', () => {
    const now = new Date('2026-11-29T16:54:00Z');
    for (const everyMinutes of [5, 360, 10_080]) {
      const { everySeconds, offsetSeconds = Number.NaN } = scheduleOf({ ...model, everyMinutes });
      const next = nextSlotOf(model.modelId, everyMinutes, now);
      expect((next.getTime() / 1_000 - offsetSeconds) % everySeconds).toBe(0);
      expect(next.getTime()).toBeGreaterThan(now.getTime());
      expect(next.getTime()).toBeLessThanOrEqual(now.getTime() + everySeconds * 1_000);
      // A slot that has just come is not the next one.
      expect(nextSlotOf(model.modelId, everyMinutes, next).getTime()).toBe(next.getTime() + everySeconds * 1_000);
    }
  });

  it('makes up for a missed slot for one interval, an hour at most', () => {
    expect(scheduleOf(model).catchUpSeconds).toBe(3_600);
    expect(scheduleOf({ ...model, everyMinutes: 5 }).catchUpSeconds).toBe(300);
  });

  it('carries the generation of the row, so that slots of an older one do nothing', () => {
    expect(scheduleOf(model)).toMatchObject({
      scheduleId: 'recalc:w:m-1',
      input: { workspaceId: 'w', modelId: 'm-1', generation: 3 },
    });
    expect(scheduleOf(model).note).not.toBe(scheduleOf({ ...model, generation: 4 }).note);
  });
});
