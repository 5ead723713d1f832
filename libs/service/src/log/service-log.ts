import type { LoggerService } from '@nestjs/common';
import type { Log } from '@heatline/database';
import pino, { type DestinationStream, type Logger } from 'pino';
import { errorForLog, redactedKeys, withoutPersonalData } from './redaction';

/** What a line may say about where it comes from. */
export interface LogContext {
  requestId?: string;
  workspaceId?: string;
  runId?: string;
  [field: string]: unknown;
}

/** Structured lines on stdout, one JSON object each. Ids, counts and durations; never payloads, never personal data. */
export class ServiceLog implements Log {
  private constructor(private readonly pino: Logger) {}

  static for(service: string, level: string, destination?: DestinationStream): ServiceLog {
    const paths = redactedKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
    const options = {
      level,
      base: { service, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      serializers: { err: errorForLog },
      redact: { paths, censor: '…' },
    };
    return new ServiceLog(destination ? pino(options, destination) : pino(options));
  }

  /** The same log, with these fields on every line. */
  child(context: LogContext): ServiceLog {
    return new ServiceLog(this.pino.child(context));
  }

  debug(fields: object, message: string): void {
    this.pino.debug(fields, message);
  }

  info(fields: object, message: string): void {
    this.pino.info(fields, message);
  }

  warn(fields: object, message: string): void {
    this.pino.warn(fields, message);
  }

  error(fields: object, message: string): void {
    this.pino.error(fields, message);
  }

  /** For Nest, which says the sentence first. */
  forNest(): LoggerService {
    const line =
      (level: 'debug' | 'info' | 'warn' | 'error') =>
      (message: unknown, ...rest: unknown[]) => {
        const context = rest.findLast((part) => typeof part === 'string');
        const err = [message, ...rest].find((part) => part instanceof Error);
        this.pino[level]({ context, ...(err !== undefined && { err }) }, withoutPersonalData(String(message)));
      };
    // Nest tells about every route it maps: for whoever looks for them.
    return {
      log: line('debug'),
      error: line('error'),
      warn: line('warn'),
      debug: line('debug'),
      verbose: line('debug'),
      fatal: line('error'),
    };
  }
}
