import { Fault, InvalidRequest, Refusal } from '@heatline/contracts';
import { HttpProblem } from './http-problem';
import { refusals, sentenceOf } from './refusals';

/** Any error as the answer that the client gets. What nobody foresaw says nothing about itself but its trace id. */
export function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof InvalidRequest) return invalidRequest(error);
  if (error instanceof Refusal) return refused(error);
  if (error instanceof Fault && error.retryable) return unavailable(error);
  if (isBadAddress(error))
    return new HttpProblem(400, 'invalid_address', 'The address of this request cannot be read.');
  return new HttpProblem(
    500,
    'fault',
    'Something went wrong on our side. Try again; if it stays, tell us the trace id.',
  );
}

/** Worth a line in the log with its cause, as nobody expected it. */
export const isDefect = (error: unknown): boolean => problemOf(error).status >= 500;

function invalidRequest({ issues }: InvalidRequest): HttpProblem {
  const [first] = issues;
  const where = first?.path ? `${first.path}: ` : '';
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const detail = first ? `${where}${first.message.replace(/\.$/, '')}${more}.` : 'The request is not right.';
  return new HttpProblem(400, 'invalid_request', detail, { issues });
}

function refused({ code, details, message }: Refusal): HttpProblem {
  const [status, sentence] = refusals[code] ?? [409, message];
  const retry = details['retryAfterSeconds'];
  return new HttpProblem(status, code, sentenceOf(sentence, details), {
    ...(Object.keys(details).length > 0 && { details }),
    ...(typeof retry === 'number' && { headers: { 'Retry-After': String(retry) } }),
  });
}

const sentences = {
  service_unavailable: 'A part of Heatline is not running at the moment. Try again in a few seconds.',
  database_unavailable: 'The database cannot be reached at the moment. Try again in a few seconds.',
  timeout: 'The answer took too long. Try again; with a smaller request if it stays.',
};

function unavailable({ code }: Fault): HttpProblem {
  const detail = code === 'fault' ? sentences.service_unavailable : sentences[code];
  return new HttpProblem(503, code, detail, { headers: { 'Retry-After': '2' } });
}

/** Express throws it for a path that percent-encodes no UTF-8. */
const isBadAddress = (error: unknown): boolean => error instanceof URIError;
