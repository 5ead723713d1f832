import { HttpErrorResponse } from '@angular/common/http';
import type { Issue, Problem } from '@heatline/contracts';

/** What went wrong, for people: words, the code to quote, and complaints by field. */
export interface Told {
  readonly detail: string;
  readonly code: string;
  readonly issues: readonly Issue[];
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;
}

/** There is nothing at the address: its id is of nothing here, or is no id at all. For reading one thing by its id. */
export const isMissing = ({ status }: Told): boolean => status === 404 || status === 400;

/** Turns whatever a request failed with into words. */
export function told(error: unknown): Told {
  // A resource wraps what is not an Error.
  const cause = error instanceof Error && !(error instanceof HttpErrorResponse) && error.cause ? error.cause : error;
  if (cause instanceof HttpErrorResponse) return toldByAnswer(cause);
  return {
    detail: 'The answer of the server was not understood. Reload the page: the console may be older than the server.',
    code: 'answer_not_understood',
    issues: [],
    status: 0,
    details: {},
  };
}

function toldByAnswer(answer: HttpErrorResponse): Told {
  if (isProblem(answer.error)) {
    const { detail, code, issues = [], status, details = {}, traceId } = answer.error;
    return { detail, code: traceId && status >= 500 ? `${code} · ${traceId}` : code, issues, status, details };
  }
  return {
    detail:
      answer.status === 0
        ? 'The server does not answer. It may be starting.'
        : `The server answered with status ${answer.status}.`,
    code: answer.status === 0 ? 'no_answer' : `http_${answer.status}`,
    issues: [],
    status: answer.status,
    details: {},
  };
}

/** What stands between this page and the server answers in forms of its own. */
const isProblem = (error: Partial<Problem> | string | null): error is Problem =>
  typeof error === 'object' && typeof error?.code === 'string' && typeof error.detail === 'string';
