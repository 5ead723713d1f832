import type { Tx } from '@heatline/database';
import { describe, expect, it } from '@jest/globals';
import { claimRequests } from './claim-requests';

// It only hands the transaction on.
const tx = undefined as unknown as Tx;

/** Keys as the table of keys has them: unique, and remembered between requests. */
class Keys {
  readonly had = new Set<string>();

  claim = async (_: Tx, ids: string[]): Promise<Set<string>> => {
    const fresh = ids.filter((id) => !this.had.has(id));
    for (const id of fresh) this.had.add(id);
    return new Set(fresh);
  };

  unclaim = async (_: Tx, ids: string[]): Promise<void> => {
    for (const id of ids) this.had.delete(id);
  };
}

/** Requests, each with its own name and the places of its events under its key. */
type Request = [request: string | null, ...places: string[]];

async function claimed(keys: Keys, ...requests: Request[]) {
  const batches = requests.map(([request]) => ({ request }));
  const lines = requests.flatMap(([, ...places], batch) =>
    places.map((eventId) => ({ batch, eventId, keyedBy: 'request' as const })),
  );
  const { claimed, reused } = await claimRequests(tx, keys, batches, lines);
  return { claimed: [...claimed].sort(), reused: [...reused] };
}

describe('a request with an Idempotency-Key', () => {
  it('claims its events, and itself', async () => {
    const keys = new Keys();
    expect(await claimed(keys, ['r1', 'k-0', 'k-1'])).toEqual({ claimed: ['k-0', 'k-1', 'r1'], reused: [] });
  });

  it('finds its events taken when it is sent again, which is no misuse', async () => {
    const keys = new Keys();
    await claimed(keys, ['r1', 'k-0', 'k-1']);
    expect(await claimed(keys, ['r1', 'k-0', 'k-1'])).toEqual({ claimed: [], reused: [] });
  });

  it('has the key of another when its events are others, and leaves no trace', async () => {
    const keys = new Keys();
    await claimed(keys, ['r1', 'k-0']);
    const before = [...keys.had];
    expect((await claimed(keys, ['r2', 'k-0', 'k-1'])).reused).toEqual([0]);
    expect([...keys.had]).toEqual(before);
    // With a key of its own it may be sent.
    expect(await claimed(keys, ['r3', 'm-0', 'm-1'])).toEqual({ claimed: ['m-0', 'm-1', 'r3'], reused: [] });
  });

  it('is judged with those that come with it: the first of two with one key has it', async () => {
    const keys = new Keys();
    const { reused } = await claimed(keys, ['r1', 'k-0'], ['r2', 'k-0', 'k-1'], ['r3', 'm-0']);
    expect(reused).toEqual([1]);
    expect([...keys.had].sort()).toEqual(['k-0', 'm-0', 'r1', 'r3']);
  });

  it('sent twice at once is one', async () => {
    const keys = new Keys();
    expect((await claimed(keys, ['r1', 'k-0'], ['r1', 'k-0'])).reused).toEqual([]);
    await claimed(keys, ['old', 'm-0']);
    expect((await claimed(keys, ['new', 'm-0', 'm-1'], ['new', 'm-0', 'm-1'])).reused).toEqual([0, 1]);
    expect(keys.had.has('m-0')).toBe(true);
    expect(keys.had.has('m-1')).toBe(false);
  });
});

it('events with keys of their own, or with none, are not claimed here', async () => {
  const keys = new Keys();
  const lines = (['id', null] as const).map((keyedBy) => ({ batch: 0, eventId: `e-${keyedBy}`, keyedBy }));
  expect(await claimRequests(tx, keys, [{ request: null }], lines)).toEqual({ claimed: new Set(), reused: new Set() });
  expect(keys.had.size).toBe(0);
});
