import type { Issue, Problem } from '@heatline/contracts';

/** An answer other than yes, found by the gateway itself. `detail` is for people: what, where, what to do. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly more: { issues?: Issue[]; details?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(code);
  }
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Body too large',
  415: 'Content type not supported',
  422: 'Not possible',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Not available',
};

/** RFC 9457. `type` is a stable address below the API's own documentation. */
export function problemBody({ status, code, detail, more }: HttpProblem, traceId: string): Problem {
  return {
    type: `urn:heatline:problem:${code}`,
    title: titles[status] ?? 'Refused',
    status,
    code,
    detail,
    ...(more.issues?.length && { issues: more.issues }),
    ...(more.details && { details: more.details }),
    traceId,
  };
}
