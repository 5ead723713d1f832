import { NestFactory } from '@nestjs/core';
import { CallServer } from '@heatline/messaging';
import { openKit, type Kit, type ServiceDefinition } from './kit';
import { withKit } from './kit-module';
import { runProcess } from './run-process';

export interface RunningService {
  readonly kit: Kit;
  /** An instance from the service's module, by its class. */
  get<T>(type: abstract new (...args: never[]) => T): T;
  stop(): Promise<void>;
}

/** Runs a service inside this process, until `stop`. `startService` is this and the process around it. */
export async function runService(
  definition: ServiceDefinition,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<RunningService> {
  const kit = await openKit(definition, environment, signal);
  const strategy = new CallServer(kit.nats, definition.name, kit.log);
  const app = await NestFactory.createMicroservice(withKit(kit, definition.module), {
    strategy,
    logger: kit.log.forNest(),
    abortOnError: false,
  });
  await app.listen();
  kit.begin();
  kit.log.info({}, 'Ready');
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await kit.quiet();
    // Answers the calls under way, then ends what the modules run (workers before pools).
    await app.close();
    await kit.close();
  };
  return { kit, get: (type) => app.get(type, { strict: false }), stop: () => (stopped ??= stop()) };
}

/** The whole life of a service process. A main.ts is this one call. */
export const startService = (definition: ServiceDefinition): Promise<void> =>
  runProcess(definition.name, (signal) => runService(definition, process.env, signal));
