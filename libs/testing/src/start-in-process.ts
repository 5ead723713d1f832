import { Bus } from '@heatline/messaging';
import type { TestDatabase } from '@heatline/database/testing';
import { testNats, type TestNats } from '@heatline/messaging/testing';
import { type RunningService, runService, type ServiceDefinition } from '@heatline/service';

export interface ServiceUnderTest extends RunningService {
  /** Asks it, and its neighbours in the same test, over real NATS. */
  bus: Bus;
  nats: TestNats;
  /** Stops the service; drops the streams if they were made here. The database is the caller's. */
  stop(): Promise<void>;
}

/** Runs a whole service inside the test, against real servers. Give the same `nats` to services that shall hear each other. */
export async function startInProcess(
  definition: ServiceDefinition,
  {
    database,
    nats: given,
    environment = {},
  }: { database?: TestDatabase; nats?: TestNats; environment?: NodeJS.ProcessEnv } = {},
): Promise<ServiceUnderTest> {
  const nats = given ?? (await testNats());
  const running = await runService(
    definition,
    {
      ...process.env,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
      NATS_URL: nats.url,
      NATS_PREFIX: nats.prefix,
      ...(database && { DATABASE_URL: database.url }),
      ...environment,
    },
    // Long enough for a busy machine; a test that needs more hangs.
    AbortSignal.timeout(30_000),
  );
  return {
    ...running,
    bus: new Bus(nats.nats),
    nats,
    stop: async () => {
      await running.stop();
      if (!given) await nats.drop();
    },
  };
}
