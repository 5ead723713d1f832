import type { RunService } from '@heatline/contracts';
import type { Database, Log } from '@heatline/database';
import type { LivePublisher, Outbox } from '@heatline/messaging';
import type { Temporal } from '../temporal/temporal';

/** What the runs of a service stand on. */
export interface RunsParts {
  service: RunService;
  database: Database;
  live: LivePublisher;
  outbox: Outbox;
  temporal: Temporal;
  log: Log;
}
