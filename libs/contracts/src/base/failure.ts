import type { Issue } from './problem';

/**
 * An expected no. `code` says what is (`lead_already_exists`), `details` what it is about, for programs.
 * Throw it anywhere in a service: the call that lists the code answers with it, any other call answers a fault.
 */
export class Refusal<Code extends string = string> extends Error {
  constructor(
    readonly code: Code,
    readonly details: Record<string, unknown> = {},
    message?: string,
  ) {
    super(message ?? code.replaceAll('_', ' '));
    this.name = 'Refusal';
  }
}

/** The request itself is wrong: what, and where. Becomes 400 with the issues. */
export class InvalidRequest extends Error {
  constructor(readonly issues: Issue[]) {
    super(issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; '));
    this.name = 'InvalidRequest';
  }
}

/** What kind of fault: `fault` is a defect, the others pass by themselves and may be tried again. */
export type FaultCode = 'fault' | 'service_unavailable' | 'database_unavailable' | 'timeout';

/** Something that nobody asked for went wrong. `traceId` finds it in the logs. */
export class Fault extends Error {
  readonly traceId: string | undefined;

  constructor(
    readonly code: FaultCode,
    message: string,
    options: { cause?: unknown; traceId?: string } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'Fault';
    this.traceId = options.traceId;
  }

  /** True when the same request may succeed later, with nothing changed. */
  get retryable(): boolean {
    return this.code !== 'fault';
  }
}

/** Refusals that every call may answer with, without listing them: they come from the kits. */
export const standingRefusals = ['bad_cursor'] as const;
export type StandingRefusal = (typeof standingRefusals)[number];
