import { recordEvents, type FactsRecorded } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { leadsUnderTest } from '../testing/leads-under-test';
import { requestIdOf } from './event-id';
import { type EventLine, eventLine } from './event-line';
import { RecordBatch } from './record-batch';

const { admin, announced, ask, at, capture, count, record, rows, service } = leadsUnderTest();

const opened = (more: object = {}) => ({
  type: 'email_opened',
  occurredAt: '2026-10-01T09:30:00Z',
  lead: { email: 'ada@berg.example' },
  ...more,
});

describe('recording events', () => {
  it('makes unknown leads from their aliases, once for all lines', async () => {
    const answer = await record([
      opened({ id: 'e1' }),
      opened({ id: 'e2', lead: { email: 'ADA@berg.example', cookie: 'c' } }),
      opened({ id: 'e3', lead: { cookie: 'c' } }),
    ]);
    expect(answer).toEqual({ accepted: 3, duplicates: 0, refused: [], warnings: [] });
    expect(await count('lead')).toBe(1);
    expect(await count('event')).toBe(3);
  });

  it('counts the same key once: in a batch, later, with other content, and elsewhere anew', async () => {
    expect(await record([opened({ id: 'e1' }), opened({ id: 'e1', type: 'other' })])).toMatchObject({
      accepted: 1,
      duplicates: 1,
    });
    expect(await record([opened({ id: 'e1', lead: { email: 'late@x.example' } }), opened({ id: 'e2' })])).toMatchObject(
      { accepted: 1, duplicates: 1 },
    );
    expect(await record([opened({ id: 'e1' })], at.elsewhere)).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(await rows('select type from event')).toEqual([{ type: 'email_opened' }, { type: 'email_opened' }]);
    expect(await count('lead')).toBe(1);
  });

  it('counts equal events without keys each, and with the key of the request once', async () => {
    expect(await record([opened(), opened()])).toMatchObject({ accepted: 2 });
    const again = () => ask(recordEvents, { events: [opened(), opened()], idempotencyKey: 'r1' });
    expect(await again()).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(await again()).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await count('event')).toBe(4);
  });

  describe('with the key of the request', () => {
    const keyed = (events: object[], idempotencyKey = 'r1') => ask(recordEvents, { events, idempotencyKey });
    const reused = { code: 'idempotency_key_reused' };
    const kept = async () => (await rows('select type from event order by type')).map(({ type }) => type);

    it('refuses other events with the same key, keeps nothing of them and lets them come with a new one', async () => {
      expect(await keyed([opened({ type: 'a' })])).toMatchObject({ accepted: 1 });
      const other = [opened({ type: 'b' }), opened({ type: 'c', id: 'own' }), opened({ type: 'd' })];
      await expect(keyed(other)).rejects.toMatchObject(reused);
      // Again: what was refused is not remembered as if it had been done.
      await expect(keyed(other)).rejects.toMatchObject(reused);
      expect(await kept()).toEqual(['a']);
      expect(await keyed(other, 'r2')).toMatchObject({ accepted: 3, duplicates: 0 });
      expect(await keyed([opened({ type: 'a' })])).toMatchObject({ accepted: 0, duplicates: 1 });
      expect(await kept()).toEqual(['a', 'b', 'c', 'd']);
    });

    it('is refused to one of two that come at once, and costs nobody else an event', async () => {
      const answers = await Promise.allSettled([
        keyed([opened({ type: 'a' }), opened({ type: 'mine', id: 'shared' })]),
        keyed([opened({ type: 'b' }), opened({ type: 'mine', id: 'shared' })]),
        keyed([opened({ type: 'b' }), opened({ type: 'mine', id: 'shared' })]),
        record([opened({ type: 'mine', id: 'shared' }), opened({ type: 'plain' })]),
      ]);
      expect(answers.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(1);
      const types = await kept();
      expect(types).toHaveLength(3);
      expect(types.slice(1)).toEqual(['mine', 'plain']);
    });

    it('keeps the events of others in a transaction with one that is refused', async () => {
      await keyed([opened({ type: 'a' })]);
      const batch = (events: object[], key?: string) => ({
        lines: events.map((event, index) => eventLine(event, index, at.here.id, key) as EventLine),
        by: null,
        request: requestIdOf(at.here.id, key, events),
      });
      const other = [opened({ type: 'b' }), opened({ type: 'from b', id: 'shared' })];
      const outcomes = await service()
        .get(RecordBatch)
        .run(at.here.id, [
          batch(other, 'r1'),
          batch([opened({ type: 'c', id: 'shared' })]),
          batch([opened({ type: 'a' })], 'r1'),
          batch([opened({ type: 'd' })], 'r3'),
          batch([opened({ type: 'e' })], 'r3'),
          batch([opened({ type: 'd' })], 'r3'),
          batch(other, 'r1'),
        ]);
      expect(outcomes).toEqual([
        'key_reused',
        expect.objectContaining({ accepted: 1, duplicates: 0 }),
        expect.objectContaining({ accepted: 0, duplicates: 1 }),
        expect.objectContaining({ accepted: 1, duplicates: 0 }),
        'key_reused',
        expect.objectContaining({ accepted: 0, duplicates: 1 }),
        'key_reused',
      ]);
      expect(await kept()).toEqual(['a', 'c', 'd']);
    });

    it('does not matter to events that all have an id', async () => {
      expect(await keyed([opened({ id: 'e1' })])).toMatchObject({ accepted: 1 });
      expect(await keyed([opened({ id: 'e1' }), opened({ id: 'e2' })])).toMatchObject({ accepted: 1, duplicates: 1 });
    });
  });

  it('makes one lead and one event when twenty send the same at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => record([opened({ id: 'e1' })])));
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(1);
    expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(19);
    expect([await count('lead'), await count('event')]).toEqual([1, 1]);
  });

  it('takes times up to five minutes ahead as received, and refuses more', async () => {
    const ahead = new Date(Date.now() + 4 * 60_000).toISOString();
    const answer = await record([
      opened({ id: 'near', occurredAt: ahead }),
      opened({ id: 'far', occurredAt: new Date(Date.now() + 6 * 60_000).toISOString() }),
      opened({ id: 'old', occurredAt: '1997-01-01T00:00:00Z' }),
      opened({ id: 'zero', occurredAt: '0001-01-01T00:00:00Z' }),
    ]);
    expect(answer.refused.map(({ index, path }) => [index, path])).toEqual([
      [1, 'occurredAt'],
      [3, 'occurredAt'],
    ]);
    const [near] = await rows(
      `select occurred_at = received_at as received, claimed_at from event where external_id = 'near'`,
    );
    expect(near).toEqual({ received: true, claimed_at: new Date(ahead) });
    // A refused line did not use up its key.
    expect(await record([opened({ id: 'far' })])).toMatchObject({ accepted: 1 });
  });

  it('warns of an alias that another lead has, and keeps the event with the stronger one', async () => {
    const { leads } = await capture([{ aliases: { externalId: 'x' } }, { aliases: { email: 'y@x.example' } }]);
    const answer = await record([opened({ lead: { email: 'y@x.example', externalId: 'x' } })]);
    expect(answer).toMatchObject({
      accepted: 1,
      warnings: [{ index: 0, path: 'lead.email', leadIds: [leads[0]!.leadId, leads[1]!.leadId] }],
    });
    expect(await rows('select lead_id from event')).toEqual([{ lead_id: leads[0]!.leadId }]);
  });

  it('answers 4xx for nonsense and keeps what is good beside it', async () => {
    const answer = await record([
      opened({ properties: { n: 1e308 } }),
      opened({ type: '' }),
      opened({ type: 7 }),
      opened({ lead: {} }),
      opened({ lead: { email: 'no' } }),
      opened({ properties: [] }),
      opened({ properties: { text: 'x'.repeat(20_000) } }),
      opened({ properties: { text: 'a\u0000b' } }),
      opened({ properties: { text: 'a\ud800b' } }),
      opened({ occurredAt: 'yesterday' }),
      opened({ lead: { leadId: '019abc00-0000-7000-8000-000000000000' } }),
    ]);
    expect(answer.accepted).toBe(1);
    expect(answer.refused.map(({ index, path }) => [index, path])).toEqual([
      [1, 'type'], [2, 'type'], [3, 'lead'], [4, 'lead.email'], [5, 'properties'], [6, 'properties'],
      [7, 'properties.text'], [8, 'properties.text'], [9, 'occurredAt'], [10, 'lead.leadId'],
    ]); // prettier-ignore
  });

  it('keeps any name byte for byte, __proto__ too', async () => {
    const properties = JSON.parse('{"__proto__": {"x": 1}, "": "e", "ﬀ": "Ω≈ç", "a": "\\u202e"}');
    await record([opened({ properties })]);
    const [row] = await rows('select properties::text as text from event');
    expect(row!['text']).toBe(JSON.stringify(properties));
  });

  it('announces each lead with its earliest new event', async () => {
    await record([opened({ occurredAt: '2026-10-02T00:00:00Z' }), opened({ occurredAt: '2026-10-01T00:00:00Z' })]);
    await record([opened({ occurredAt: '2026-09-01T00:00:00Z' })]);
    const [{ leadId }] = (await announced<FactsRecorded>())[0]!.leads;
    expect((await announced<FactsRecorded>()).map(({ leads }) => leads)).toEqual([
      [{ leadId, eventsFrom: '2026-10-01T00:00:00.000Z', by: at.here.context.actor!.id, attributes: true }],
      [{ leadId, eventsFrom: '2026-09-01T00:00:00.000Z', by: at.here.context.actor!.id }],
    ]);
  });

  it('says of a fact which member it came from, and of a message when all of it is by one', async () => {
    const as = (kind: 'member' | 'apiKey', id: string) => ({
      ...at.here,
      context: { ...at.here.context, actor: { kind, id, role: 'rep' as const } },
    });
    const [mara, ben, key] = [as('member', uuidv7()), as('member', uuidv7()), as('apiKey', uuidv7())];
    await record([opened({ id: 'first' })], key);
    // At once, so that requests share a transaction: in any case each event is its sender's.
    await Promise.all([
      record([opened({ id: 'mara' }), opened({ id: 'hers', lead: { email: 'other@x.example' } })], mara),
      record([opened({ id: 'ben' })], ben),
      record([opened({ id: 'key' })], key),
    ]);
    const ids = { mara: mara.context.actor.id, hers: mara.context.actor.id, ben: ben.context.actor.id };
    expect(
      Object.fromEntries(
        (await rows('select external_id, by_member from event')).map((row) => [row['external_id'], row['by_member']]),
      ),
    ).toEqual({ first: null, key: null, ...ids });
    const [{ leadId: other }] = (await rows(`select lead_id as "leadId" from event where external_id = 'hers'`)) as [
      { leadId: string },
    ];
    const messages = (await announced<FactsRecorded>()).flatMap(({ leads }) => leads);
    expect(messages.filter(({ leadId }) => leadId === other).map(({ by }) => by)).toEqual([ids.hers]);
    const views = await admin(
      `select v.by_member = e.by_member as same from leads.published_event v join leads.event e using (event_id) where e.by_member is not null and e.workspace_id = $1`,
      [at.here.id],
    );
    expect(views.rows).toEqual(Array(3).fill({ same: true }));
  });

  it('names nobody as the sender of what several sent', async () => {
    const batch = (by: string | null, id: string) => ({
      lines: [eventLine(opened({ id }), 0, at.here.id, undefined) as EventLine],
      by,
      request: null,
    });
    const [mara, ben] = [uuidv7(), uuidv7()];
    const recording = service().get(RecordBatch);
    const together = async (...batches: ReturnType<typeof batch>[]) => {
      await recording.run(at.here.id, batches);
      return (await announced<FactsRecorded>()).at(-1)!.leads.map(({ by }) => by);
    };
    expect(await together(batch(mara, 'a'), batch(mara, 'b'))).toEqual([mara]);
    expect(await together(batch(mara, 'c'), batch(ben, 'd'))).toEqual([undefined]);
    expect(await together(batch(mara, 'e'), batch(null, 'f'))).toEqual([undefined]);
  });

  it('lets nobody past the policy through a partition', async () => {
    await record([opened()]);
    await expect(rows('select * from event_2026_10')).rejects.toThrow(/permission denied/);
  });
});
