import { sessionStarts } from './sessions';

const minute = 60_000;

describe('a session', () => {
  it('goes on as long as no gap is over thirty minutes', () => {
    const times = [200, 130, 100, 70, 0].map((at) => at * minute);
    expect(sessionStarts(times).map((at) => at / minute)).toEqual([200, 70, 70, 70, 0]);
  });

  it('may be one event, or none', () => {
    expect(sessionStarts([5])).toEqual([5]);
    expect(sessionStarts([])).toEqual([]);
  });
});
