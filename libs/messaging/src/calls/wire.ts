import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { CallContext, type CallFailure, Fault, InvalidRequest, issuesOf, Refusal } from '@heatline/contracts';

/** The reply carries this header when it is a `CallFailure` and not an answer. */
export const failureHeader = 'hl-failure';

const codesOfFaults = ['fault', 'service_unavailable', 'database_unavailable', 'timeout'] as const;

export function contextHeaders(context: CallContext): MsgHdrs {
  const all = headers();
  all.set('hl-workspace', context.workspaceId);
  all.set('hl-request', context.requestId);
  if (context.actor) all.set('hl-actor', JSON.stringify(context.actor));
  return all;
}

/** @throws InvalidRequest when a caller sent none, or nonsense */
export function contextFrom(all: MsgHdrs | undefined): CallContext {
  const actor = all?.get('hl-actor');
  const context = CallContext.safeParse({
    workspaceId: all?.get('hl-workspace'),
    requestId: all?.get('hl-request'),
    ...(actor && { actor: parseJson(actor) }),
  });
  if (!context.success)
    throw new InvalidRequest(issuesOf(context.error).map((issue) => ({ ...issue, path: `context.${issue.path}` })));
  return context.data;
}

/** What a failed call says on the wire. Undeclared errors say nothing about themselves but the trace id. */
export function toFailure(error: unknown, declared: readonly string[], traceId: string): CallFailure {
  if (error instanceof InvalidRequest) return { code: 'invalid_request', issues: error.issues };
  if (error instanceof Refusal && declared.includes(error.code)) {
    return { code: error.code, message: error.message, details: error.details };
  }
  if (error instanceof Fault && error.retryable) return { code: error.code, message: error.message, traceId };
  return { code: 'fault', message: 'Something went wrong', traceId };
}

/** The failure as the error that the asker throws on. */
export function fromFailure(failure: CallFailure): Refusal | InvalidRequest | Fault {
  if (failure.code === 'invalid_request') return new InvalidRequest(failure.issues ?? []);
  const fault = codesOfFaults.find((code) => code === failure.code);
  if (fault) return new Fault(fault, failure.message ?? 'Something went wrong', { traceId: failure.traceId });
  return new Refusal(failure.code, failure.details, failure.message);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
