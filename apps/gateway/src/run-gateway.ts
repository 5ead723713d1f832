import { openKit, withKit } from '@heatline/service';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { GatewayModule } from './gateway.module';
import { Edge } from './http/edge';
import { settingsFrom } from './settings';

export interface RunningGateway {
  /** As in `http://127.0.0.1:8080`. */
  url: string;
  stop(): Promise<void>;
}

/** Room for a filter as long as the contract lets it be, percent-encoded: in the address of a list, and of the page that shows it. */
const mostHeaderBytes = 192 * 1024;

/** Opens what it needs, then listens; ends when `stop` is called. */
export async function runGateway(environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<RunningGateway> {
  const settings = settingsFrom(environment);
  const kit = await openKit({ name: 'gateway' }, environment, signal);
  const app = await NestFactory.create<NestExpressApplication>(withKit(kit, GatewayModule.with(settings)), {
    bodyParser: false,
    logger: kit.log.forNest(),
    abortOnError: false,
    // Open streams must not hold up the end of the process.
    forceCloseConnections: true,
  });
  app.get(Edge).mount(app.getHttpAdapter().getInstance());
  await app.listen(settings.port, settings.host);
  const server = app.getHttpServer();
  // Nest makes the server itself, without this option. Node reads it anew for each connection.
  Object.assign(server, { maxHeaderSize: mostHeaderBytes });
  // Longer than a proxy keeps an idle connection, so that it never sends into one that we are closing.
  server.keepAliveTimeout = 75_000;
  server.requestTimeout = 60_000;
  kit.begin();
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  kit.log.info({ url }, 'Ready');
  const stop = async () => {
    await kit.quiet();
    await app.close();
    await kit.close();
  };
  return { url, stop };
}
