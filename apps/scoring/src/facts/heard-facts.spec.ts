import { heardFacts, inBatches } from './heard-facts';

const [ada, bob] = ['0198f3a0-0000-7000-8000-00000000000a', '0198f3a0-0000-7000-8000-00000000000b'];
const message = (...leads: { leadId: string; eventsFrom?: string; attributes?: boolean }[]) => ({
  leads,
  cause: 'activity' as const,
});

describe('facts heard in several messages', () => {
  const first = message({ leadId: ada, eventsFrom: '2026-11-01T10:00:00.900Z' });
  const late = message(
    { leadId: ada, eventsFrom: '2026-10-01T10:00:00Z', attributes: true },
    { leadId: bob, attributes: true },
  );

  it('begin at the earliest second, whatever the order', () => {
    const expected = Date.parse('2026-10-01T10:00:00Z') / 1_000;
    for (const order of [
      [first, late],
      [late, first],
      [late, first, late],
    ]) {
      expect(heardFacts(order).leads).toContainEqual({ leadId: ada, from: expected, attributes: true });
    }
  });

  it('know who has no new events', () => {
    expect(heardFacts([late]).leads).toContainEqual({ leadId: bob, from: null, attributes: true });
  });

  it('are an import only when all of them are', () => {
    expect(heardFacts([{ ...first, cause: 'import' }]).imported).toBe(true);
    expect(heardFacts([{ ...first, cause: 'import' }, late]).imported).toBe(false);
  });

  it('are handled in batches of bounded size, and a large message alone', () => {
    const heard = [first, first, late, first].map((payload) => ({ payload }));
    expect(inBatches(heard, 2).map((batch) => batch.length)).toEqual([2, 1, 1]);
    expect(inBatches(heard, 1).map((batch) => batch.length)).toEqual([1, 1, 1, 1]);
  });
});
