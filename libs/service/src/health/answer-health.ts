import { healthOf } from '@heatline/contracts';
import type { Log } from '@heatline/database';
import { CallServer, type Nats } from '@heatline/messaging';
import type { Readiness } from './readiness';

/** A call server of its own: it answers while the application is still waiting for what it needs. Close it last. */
export function answerHealth(nats: Nats, service: string, readiness: Readiness, log: Log): CallServer {
  const call = healthOf(service);
  const server = new CallServer(nats, service, log);
  server.addHandler(call.subject, () => readiness.report(), false, { call });
  server.listen((error) => error && log.error({ err: error }, 'Health cannot be answered'));
  return server;
}
