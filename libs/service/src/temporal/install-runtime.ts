import { Runtime, type LogLevel, type LogMetadata, type Logger } from '@temporalio/worker';
import type { Log } from '@heatline/database';

let installed = false;

/**
 * Temporal's native part, once per process and before anything else of its worker. It must not trap signals: the service ends its workers
 * in its own order, activities before pools.
 */
export function installRuntime(log: Log): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    logger: new TemporalLog(log),
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: 'WARN', forward: {} } },
  });
}

/** Of what Temporal would log, ids and errors; never inputs or results. */
const shownFields = ['workflowId', 'workflowType', 'activityType', 'attempt', 'taskQueue', 'error'] as const;

const roleOfTheWorker = /^No (workflows|activities) registered/;

class TemporalLog implements Logger {
  constructor(private readonly to: Log) {}

  log(level: LogLevel, message: string, meta?: LogMetadata): void {
    const fields: Record<string, unknown> = { from: 'temporal' };
    for (const name of shownFields) {
      if (meta?.[name] !== undefined) fields[name === 'error' ? 'err' : name] = meta[name];
    }
    switch (level) {
      case 'ERROR':
        return this.to.error(fields, message);
      case 'WARN':
        // A worker of ours has workflows or activities, never both.
        return roleOfTheWorker.test(message) ? this.to.debug(fields, message) : this.to.warn(fields, message);
      case 'INFO':
        return this.to.info(fields, message);
      default:
        return this.to.debug(fields, message);
    }
  }

  trace(message: string, meta?: LogMetadata): void {
    this.log('TRACE', message, meta);
  }
  debug(message: string, meta?: LogMetadata): void {
    this.log('DEBUG', message, meta);
  }
  // Starting and stopping of workers is told by their host.
  info(message: string, meta?: LogMetadata): void {
    this.log('DEBUG', message, meta);
  }
  warn(message: string, meta?: LogMetadata): void {
    this.log('WARN', message, meta);
  }
  error(message: string, meta?: LogMetadata): void {
    this.log('ERROR', message, meta);
  }
}
