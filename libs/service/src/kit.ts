import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { Database } from '@heatline/database';
import {
  Bus,
  connectNats,
  Consumers,
  ensureStreams,
  Files,
  LivePublisher,
  LiveSubscriber,
  Nats,
  Outbox,
  OutboxRelay,
} from '@heatline/messaging';
import { Clock } from './clock';
import { baseEnvironment, databaseEnvironment, readEnvironment } from './environment';
import { answerHealth } from './health/answer-health';
import { Readiness } from './health/readiness';
import { ServiceLog } from './log/service-log';
import { messageTables, openDatabase, type OwnedDatabase } from './open-database';
import { tidyInbox } from './tidy-inbox';
import { waitUntil } from './wait-until';

export interface ServiceDefinition {
  /** Name of the service: its subjects, queue group, schema. */
  name: string;
  /** The service's own module. Everything that `Kit.providers` lists is injectable in it. */
  module: Type | DynamicModule;
  /** Absent for a process that owns no data. */
  database?: OwnedDatabase;
}

/** What a process has open, from the start to the end of its life. */
export interface Kit {
  readonly log: ServiceLog;
  readonly nats: Nats;
  readonly readiness: Readiness;
  /** Every one of these is injectable by its class. */
  readonly providers: Provider[];
  /** Begins to listen and to send: once the application is there to answer. */
  begin(): void;
  /** No new messages. */
  quiet(): Promise<void>;
  /** Everything, after the application is closed. */
  close(): Promise<void>;
}

/**
 * Opens what a process needs, waiting for it as long as it takes; meanwhile `rpc.<service>.health` tells what is missing.
 * @throws Error at once when the environment is not complete
 */
export async function openKit(
  { name, database: owned }: Pick<ServiceDefinition, 'name' | 'database'>,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Kit> {
  const settings = readEnvironment(baseEnvironment, environment);
  const databaseSettings = owned && readEnvironment(databaseEnvironment, environment);
  const log = ServiceLog.for(name, settings.LOG_LEVEL);
  const readiness = new Readiness(name);
  readiness.waitFor('start', 'Starting');

  const { NATS_URL: url, NATS_PREFIX: prefix, NATS_REPLICAS: replicas } = settings;
  const nats = await waitUntil('NATS', () => connectNats({ url, name, prefix, replicas, log }), log, signal);
  readiness.register('nats', () => nats.ready());
  const health = answerHealth(nats, name, readiness, log);
  try {
    await waitUntil('JetStream', () => ensureStreams(nats), log, signal);
    const around = { name, readiness, log, signal };
    const database = databaseSettings && (await openDatabase(owned, databaseSettings, around));
    const has = database ? await messageTables(database) : { outbox: false, inbox: false };
    return assemble({ log, nats, health, readiness, database, has });
  } catch (error) {
    await nats.close();
    throw error;
  }
}

interface Opened {
  log: ServiceLog;
  nats: Nats;
  health: { close(): Promise<void> };
  readiness: Readiness;
  database: Database | undefined;
  has: { outbox: boolean; inbox: boolean };
}

function assemble({ log, nats, health, readiness, database, has }: Opened): Kit {
  const consumers = new Consumers(nats, log);
  const outbox = new Outbox();
  const relay = database && has.outbox ? new OutboxRelay(database, nats, log, outbox) : undefined;
  const live = new LivePublisher(nats);
  let stopTidying = () => {};

  return {
    log,
    nats,
    readiness,
    providers: [
      { provide: ServiceLog, useValue: log },
      { provide: Nats, useValue: nats },
      { provide: Readiness, useValue: readiness },
      { provide: Clock, useValue: new Clock() },
      { provide: Bus, useValue: new Bus(nats) },
      { provide: Consumers, useValue: consumers },
      { provide: Files, useValue: new Files(nats) },
      { provide: Outbox, useValue: outbox },
      { provide: LivePublisher, useValue: live },
      { provide: LiveSubscriber, useValue: new LiveSubscriber(nats) },
      ...(database ? [{ provide: Database, useValue: database }] : []),
    ],
    begin: () => {
      relay?.start();
      consumers.start();
      if (database && has.inbox) stopTidying = tidyInbox(database, log);
      readiness.register('start', async () => {});
    },
    quiet: () => consumers.stop(),
    close: async () => {
      stopTidying();
      await relay?.stop();
      await health.close();
      await database?.close();
      await nats.close();
    },
  };
}
