import type { Tx } from '@heatline/database';

/**
 * Those of the messages that this consumer has not handled yet, remembered from now on. In the handler's own transaction: if its work
 * rolls back, they are new again.
 */
export async function firstTime<Message extends { messageId: string }>(
  tx: Tx,
  consumer: string,
  messages: Message[],
): Promise<Message[]> {
  // In order, so that two processes with overlapping batches cannot deadlock.
  const ids = [...new Set(messages.map(({ messageId }) => messageId))].sort();
  const rows = await tx.prepared<{ message_id: string }>(
    'first-time',
    'insert into inbox (consumer, message_id) select $1, unnest($2::uuid[]) on conflict do nothing returning message_id',
    [consumer, ids],
  );
  const fresh = new Set(rows.map(({ message_id }) => message_id));
  // Each id once, even if the batch holds it twice.
  return messages.filter(({ messageId }) => fresh.delete(messageId));
}

/** Forgets messages so old that no stream still holds them. */
export const forgetOldMessages = (tx: Tx): Promise<number> =>
  tx.execute(`delete from inbox where received_at < now() - interval '30 days'`);
