import type { Access, ApiKeyScope, Issue, Role } from '@heatline/contracts';
import { HttpProblem } from './http-problem';

// What the gateway finds itself, before or instead of asking a service, in the order in which a request is looked at.

export const invalidAddress = () =>
  new HttpProblem(400, 'invalid_address', 'The address of this request cannot be read. Percent-encode it as UTF-8.');

export const noSuchAddress = () =>
  new HttpProblem(
    404,
    'no_such_address',
    'There is nothing at this address. All of the API is described at /api/docs.',
  );

export const noSuchFile = () => new HttpProblem(404, 'no_such_file', 'There is no such file.');

export const noConsole = () =>
  new HttpProblem(404, 'no_console', 'The console has not been built. The API is described at /api/docs.');

export const methodNotAllowed = (allowed: readonly string[]) =>
  new HttpProblem(405, 'method_not_allowed', `This address takes ${allowed.join(', ')} only.`, {
    headers: { Allow: allowed.join(', ') },
  });

export const apiKeyNotValid = () =>
  new HttpProblem(401, 'api_key_not_valid', 'This API key is unknown, revoked or expired. Ask an admin for a new one.');

export const notSignedIn = () =>
  new HttpProblem(401, 'not_signed_in', 'Sign in, or send an API key as "Authorization: Bearer …".');

export const originNotAllowed = () =>
  new HttpProblem(403, 'origin_not_allowed', 'A session can be used from the pages of this Heatline only.');

export const roleTooLow = (needed: Role, { role }: Pick<Access, 'role'>) =>
  new HttpProblem(403, 'role_too_low', `This needs the role ${needed}; yours is ${role}. Ask an admin.`);

export const scopeMissing = (needed: ApiKeyScope, scopes: readonly ApiKeyScope[]) =>
  new HttpProblem(
    403,
    'scope_missing',
    `This needs an API key with the scope ${needed}; this one has ${scopes.join(', ')}.`,
  );

export const tooManyRequests = (waitSeconds: number) =>
  new HttpProblem(429, 'too_many_requests', `There are too many requests at once. Wait ${waitSeconds} s, then go on.`, {
    headers: { 'Retry-After': String(waitSeconds) },
  });

export const tooManyStreams = () =>
  new HttpProblem(503, 'too_many_streams', 'There are too many open consoles. Close one, or try again later.');

export const unsupportedEncoding = () =>
  new HttpProblem(415, 'unsupported_encoding', 'Send the body as it is, without Content-Encoding.');

export const unsupportedContentType = () =>
  new HttpProblem(415, 'unsupported_content_type', 'Send the body as JSON, with Content-Type: application/json.');

export const bodyTooLarge = (mostBytes: number) =>
  new HttpProblem(
    413,
    'body_too_large',
    `The body is larger than ${mostBytes / 1024 / 1024} MB. Send it in several requests.`,
  );

/** `where`: a sentence that says what is wrong with the body. */
export const invalidJson = (where: string) => new HttpProblem(400, 'invalid_json', where);

export function valueNotKept(issues: [Issue, ...Issue[]]): HttpProblem {
  const [{ path, message }, ...others] = issues;
  const where = path ? `, at ${path}` : '';
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  const detail = `The request has a value that cannot be kept${where}: ${message}${more}.`;
  return new HttpProblem(400, 'invalid_request', detail, { issues });
}

export function invalidRequest(issues: Issue[]): HttpProblem {
  const [first] = issues;
  const where = first?.path ? `${first.path}: ` : '';
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const detail = first ? `${where}${first.message.replace(/\.$/, '')}${more}.` : 'The request is not right.';
  return new HttpProblem(400, 'invalid_request', detail, { issues });
}

const whyUnavailable = {
  service_unavailable: 'A part of Heatline is not running at the moment. Try again in a few seconds.',
  database_unavailable: 'The database cannot be reached at the moment. Try again in a few seconds.',
  timeout: 'The answer took too long. Try again; with a smaller request if it stays.',
};

export const unavailable = (code: keyof typeof whyUnavailable) =>
  new HttpProblem(503, code, whyUnavailable[code], { headers: { 'Retry-After': '2' } });

/** What nobody foresaw says nothing about itself but its trace id. */
export const unforeseen = () =>
  new HttpProblem(500, 'fault', 'Something went wrong on our side. Try again; if it stays, tell us the trace id.');
