import type { JsMsg } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import type { Nats } from '../nats';

/** Puts a copy of a message aside, with the reason. Take it off its consumer only then: it is never in neither place. */
export async function toDeadLetters(nats: Nats, durable: string, message: JsMsg, reason: string): Promise<void> {
  const all = headers();
  for (const name of message.headers?.keys() ?? []) {
    if (!name.startsWith('Nats-')) all.set(name, message.headers!.get(name));
  }
  const messageId = message.headers?.get('Nats-Msg-Id') || `${message.info.stream}:${message.seq}`;
  all.set('hl-message', messageId);
  all.set('hl-subject', message.subject);
  all.set('hl-reason', reason);
  await nats.jetstream.publish(nats.subject(`dlq.${durable}`), message.data, {
    msgID: `dlq:${durable}:${messageId}`,
    headers: all,
  });
}
