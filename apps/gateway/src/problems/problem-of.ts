import { Fault, InvalidRequest, Refusal } from '@heatline/contracts';
import { HttpProblem } from './http-problem';
import { invalidAddress, invalidRequest, unavailable, unforeseen } from './own-problems';
import { refusals } from './refusals';
import { sentenceOf } from './sentence';

/** Any error as the answer that the client gets. */
export function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof InvalidRequest) return invalidRequest(error.issues);
  if (error instanceof Refusal) return refused(error);
  if (error instanceof Fault && error.retryable)
    return unavailable(error.code === 'fault' ? 'service_unavailable' : error.code);
  return isBadAddress(error) ? invalidAddress() : unforeseen();
}

/** Worth a line in the log with its cause, as nobody expected it. */
export const isDefect = (error: unknown): boolean => problemOf(error).status >= 500;

function refused({ code, details, message }: Refusal): HttpProblem {
  const [status, sentence] = refusals[code] ?? [409, message];
  const retry = details['retryAfterSeconds'];
  return new HttpProblem(status, code, sentenceOf(sentence, details), {
    ...(Object.keys(details).length > 0 && { details }),
    ...(typeof retry === 'number' && { headers: { 'Retry-After': String(retry) } }),
  });
}

/** Express throws it for a path that percent-encodes no UTF-8. */
const isBadAddress = (error: unknown): boolean => error instanceof URIError;
