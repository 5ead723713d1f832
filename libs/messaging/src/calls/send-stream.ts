import { createInbox, headers, type Msg } from '@nats-io/transport-node';
import { Fault } from '@heatline/contracts';
import type { Nats } from '../nats';
import { endHeader, pieceBytes, piecesUnderWay, stopHeader } from './stream-wire';
import { passedBy } from './young-garbage';

/** A taker that has not taken a receipt's worth of pieces, 128 KB, for so long is gone. */
const patienceMs = 60_000;

/**
 * Sends the pieces of a long answer, as fast as they are taken. Ends when all are sent, or nothing more is wanted.
 * @throws what the source throws, and a Fault when the taker falls silent
 */
export async function sendStream(nats: Nats, question: Msg, source: AsyncIterable<Uint8Array>): Promise<void> {
  const { connection } = nats;
  const taken = createInbox();
  let underWay = 0;
  let stopped = false;
  let wake = (): void => {};
  const answers = connection.subscribe(taken, {
    callback: (_, message) => {
      // A taker of an older version says nothing but that it has one.
      underWay -= Number(message.string()) || 1;
      stopped ||= message.headers?.has(stopHeader) === true || message.headers?.code === 503;
      wake();
    },
  });
  const room = async (): Promise<void> => {
    while (underWay >= piecesUnderWay && !stopped) {
      await new Promise<void>((resolve, reject) => {
        const silent = setTimeout(() => reject(new Fault('timeout', 'Nobody takes the stream any more')), patienceMs);
        wake = () => {
          clearTimeout(silent);
          resolve();
        };
      });
    }
  };
  try {
    for await (const bytes of source) {
      for (let from = 0; from < bytes.length && !stopped; from += pieceBytes) {
        await room();
        underWay += 1;
        connection.publish(question.reply!, bytes.subarray(from, from + pieceBytes), { reply: taken });
      }
      passedBy(bytes.length);
      if (stopped) return;
    }
    const end = headers();
    end.set(endHeader, '1');
    connection.publish(question.reply!, '', { headers: end });
  } finally {
    answers.unsubscribe();
  }
}
