import { Context } from '@temporalio/activity';

/** Well within the heartbeat timeouts of the workflows, which are five seconds and more. */
const everyMs = 1_000;

/** Sends heartbeats while the work is at work, which is also how cancellation arrives. A process that is killed stops sending. */
export async function whileAlive<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
