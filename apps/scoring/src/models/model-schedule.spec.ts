import { intervalOf } from './model-schedule';

const steps = { decay: { kind: 'step' }, rules: [{ enabled: true, decay: null }] };
const fading = { decay: { kind: 'none' }, rules: [{ enabled: true, decay: { kind: 'halfLife' } }] };
const every = (everyMinutes: number, enabled = true) => ({ enabled, everyMinutes });

describe('how often the clock recalculates a model', () => {
  it('is what the schedule says', () => {
    expect(intervalOf(every(360), steps)).toEqual({ everyMinutes: 360, because: 'schedule' });
    expect(intervalOf(every(360, false), steps)).toBeNull();
  });

  it('is a day at most while points fade all the time, and says so', () => {
    expect(intervalOf(every(360, false), fading)).toEqual({ everyMinutes: 1_440, because: 'decay' });
    expect(intervalOf(every(10_080), fading)).toEqual({ everyMinutes: 1_440, because: 'decay' });
    expect(intervalOf(every(360), fading)).toEqual({ everyMinutes: 360, because: 'schedule' });
    const off = { ...fading, rules: [{ enabled: false, decay: { kind: 'linear' } }] };
    expect(intervalOf(every(360, false), off)).toBeNull();
  });

  it('is never before a version is in force', () => {
    expect(intervalOf(every(360), null)).toBeNull();
  });
});
