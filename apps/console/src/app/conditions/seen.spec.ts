import { neverSeen, type SeenList, valueNeverSeen } from './seen';

describe('what was never seen', () => {
  const list: SeenList = {
    items: [
      { value: 'app', count: 9 },
      { value: 'api', count: 2 },
    ],
    ...{ whole: true, full: false, sampled: 11, account: false },
  };

  it('is told with examples', () => {
    expect(neverSeen('property', 'source', list)).toBe(
      'No property “source” was seen in the last 180 days. Seen: app, api.',
    );
    expect(valueNeverSeen({ property: 'source', op: 'equals', value: 'bulk' }, 'source', list)).toBe(
      'Nothing that was looked at had source “bulk”. Seen: app, api.',
    );
  });

  it('is not told when it was seen, or when the list may have been cut', () => {
    expect(neverSeen('property', 'api', list)).toBeNull();
    expect(valueNeverSeen({ property: 'source', op: 'starts_with', value: 'AP' }, 'source', list)).toBeNull();
    expect(neverSeen('property', 'source', { ...list, whole: false, full: true })).toBeNull();
  });

  it('is told of a sample as such', () => {
    const part = { ...list, whole: false, sampled: 150_000 };
    expect(neverSeen('property', 'source', part)).toContain('among 150,000 events of the last 180 days');
    expect(neverSeen('attribute', 'industry', list)).toBe('No attribute “industry” was seen yet. Seen: app, api.');
  });
});
