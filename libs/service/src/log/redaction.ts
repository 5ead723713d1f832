/** Keys that no log line shows. A net: nothing here should be logged in the first place. */
export const redactedKeys = [
  'password',
  'secret',
  'token',
  'apiKey',
  'authorization',
  'cookie',
  'email',
  'phone',
  'aliases',
  'attributes',
  'properties',
  'payload',
  'parameters',
  'body',
];

// A slash ends it: in stack traces, packages stand as in node_modules/@scope/name.
const emailLike = /[^\s"'<>()=:,;@/\\]+@[^\s"'<>()=:,;@/\\]+\.[^\s"'<>()=:,;@/\\]+/g;
const urlPassword = /(\/\/[^\s/:@]+):[^\s/@]+@/g;

/** Free text without what looks like an e-mail address or a password in a URL. */
export const withoutPersonalData = (text: string): string =>
  text.replace(urlPassword, '$1:…@').replace(emailLike, '…@…');

/** An error as it is logged: Postgres puts values of rows into `detail` and `parameters`, so those stay out. */
export function errorForLog(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: withoutPersonalData(String(error)) };
  const fields: Record<string, unknown> = {};
  for (const key of ['code', 'constraint', 'table', 'schema', 'traceId'] as const) {
    if (key in error) fields[key] = Reflect.get(error, key);
  }
  return {
    type: error.name,
    message: withoutPersonalData(error.message),
    stack: error.stack && withoutPersonalData(error.stack),
    ...fields,
    ...(error.cause !== undefined && { cause: errorForLog(error.cause) }),
  };
}
