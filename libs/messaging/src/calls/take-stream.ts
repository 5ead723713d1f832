import { createInbox, headers, type Msg } from '@nats-io/transport-node';
import { type CallContext, CallFailure, Fault, type StreamCall } from '@heatline/contracts';
import type { z } from 'zod';
import type { Nats } from '../nats';
import { endHeader, piecesPerReceipt, stopHeader } from './stream-wire';
import { contextHeaders, failureHeader, fromFailure, parseJson } from './wire';
import { passedBy } from './young-garbage';

/**
 * The pieces of a long answer, in order. Whoever takes them slowly gets them slowly; leaving the loop ends the sending.
 * @throws Refusal, InvalidRequest, Fault as `Bus.ask`, and a Fault when the stream breaks off
 */
export async function* takeStream<Request extends z.ZodType>(
  nats: Nats,
  call: StreamCall<Request>,
  request: z.input<Request>,
  context: CallContext,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { connection } = nats;
  const traceId = context.requestId;
  const inbox = createInbox();
  const pieces = connection.subscribe(inbox);
  const arriving = pieces[Symbol.asyncIterator]();
  let open: Msg | undefined;
  let taken = 0;
  try {
    connection.publish(nats.subject(call.subject), JSON.stringify(request), {
      reply: inbox,
      headers: contextHeaders(context),
    });
    for (;;) {
      const piece = await within(call.timeoutMs, arriving.next());
      if (piece === 'late') throw new Fault('timeout', `${call.subject} sent nothing for too long`, { traceId });
      if (piece.done) throw new Fault('service_unavailable', `${call.subject} broke off`, { traceId });
      const message = piece.value;
      if (message.headers?.code === 503)
        throw new Fault('service_unavailable', `Nobody answers ${call.subject} at the moment`, { traceId });
      if (message.headers?.has(failureHeader)) throw fromFailure(CallFailure.parse(parseJson(message.string())));
      if (message.headers?.has(endHeader)) {
        open = undefined;
        return;
      }
      open = message;
      yield message.data;
      passedBy(message.data.length);
      taken += 1;
      if (taken % piecesPerReceipt === 0) message.respond(String(piecesPerReceipt));
    }
  } finally {
    if (open) {
      const stop = headers();
      stop.set(stopHeader, '1');
      open.respond('', { headers: stop });
    }
    pieces.unsubscribe();
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), ms)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
