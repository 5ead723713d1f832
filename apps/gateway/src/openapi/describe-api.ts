import { Health, Problem } from '@heatline/contracts';
import * as z from 'zod';
import { refusals } from '../problems/refusals';
import { sentenceOf } from '../problems/sentence';
import { type Route, takesKey } from '../routes/route';
import { Schemas } from './schemas';

type Json = Record<string, unknown>;

/** OpenAPI 3.1, made from the same table that serves the requests. */
export function describeApi(routes: readonly Route[]): Json {
  const schemas = new Schemas();
  const problem = schemas.of(Problem, 'Problem', 'output');
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(route, schemas, problem);
  }
  paths['/api/live'] = { get: liveOperation };
  paths['/api/health'] = { get: healthOperation(schemas) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Heatline',
      version: '1',
      description:
        'Programs send an API key as `Authorization: Bearer hl_…`; browsers have a session. Instants are ISO 8601 in UTC. ' +
        'Numbers are doubles: whole numbers that a double does not hold exactly are refused, send them as text; -0 becomes 0. ' +
        'Lists answer `{items, nextCursor}`. Errors are problem+json with a `code` for programs and a `detail` for people.',
    },
    security: [{ apiKey: [] }, { session: [] }],
    paths,
    components: {
      schemas: schemas.components,
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'heatline' },
      },
    },
  };
}

function operation(route: Route, schemas: Schemas, problem: Json): Json {
  const id = operationId(route);
  const answer = route.reply
    ? {
        description: 'Done',
        content: { 'application/json': { schema: schemas.of(route.reply, `${id}.answer`, 'output') } },
      }
    : route.download
      ? { description: 'A file', content: { [route.download.type]: { schema: { type: 'string' } } } }
      : { description: 'Done' };
  return {
    operationId: id,
    tags: [route.area],
    summary: route.summary,
    description: whoMay(route),
    parameters: [
      ...pathParameters(route.path),
      ...queryParameters(route, schemas, id),
      ...(takesKey(route) ? [idempotencyKey] : []),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemas.of(route.body, `${id}.body`, 'input') } },
      },
    }),
    responses: {
      [String(route.status ?? 200)]: answer,
      ...(route.mayRun && { 202: { ...answer, description: 'A run does it: read it by its runId' } }),
      ...refusalResponses(route, problem),
      default: { description: 'Anything else', content: { 'application/problem+json': { schema: problem } } },
    },
    ...(route.role === 'anyone' && { security: [] }),
  };
}

const operationId = ({ method, path }: Route): string =>
  method.toLowerCase() +
  path
    .split(/[/:-]+/)
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');

const whoMay = ({ role, scope }: Route): string =>
  role === 'anyone'
    ? 'Needs no sign-in.'
    : `Members from the role ${role} on; API keys ${scope === null ? 'cannot' : `with the scope \`${scope}\``}.`;

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

function queryParameters({ query }: Route, schemas: Schemas, id: string): Json[] {
  if (!(query instanceof z.ZodObject)) return [];
  return Object.entries<z.ZodType>(query.shape).map(([name, field]) => ({
    name,
    in: 'query',
    required: !field.safeParse(undefined).success,
    schema: schemas.of(field, `${id}.${name}`, 'input'),
  }));
}

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'The same key with the same request again changes nothing and answers as before; with another request it is refused.',
  schema: { type: 'string', maxLength: 200 },
};

function refusalResponses({ calls }: Route, problem: Json): Json {
  const byStatus: Record<string, string[]> = {};
  for (const code of new Set(calls.flatMap((call) => call.refusals))) {
    const [status, sentence] = refusals[code] ?? [409, code];
    (byStatus[status] ??= []).push(`\`${code}\`: ${sentenceOf(sentence, {})}`);
  }
  const response = ([status, lines]: [string, string[]]) => [
    status,
    { description: lines.join('\n\n'), content: { 'application/problem+json': { schema: problem } } },
  ];
  return Object.fromEntries(Object.entries(byStatus).map(response));
}

const liveOperation: Json = {
  operationId: 'getLive',
  tags: ['Live'],
  summary: 'What changes, as server-sent events',
  description:
    'Ids only: read the current state of what you care about. Members from the role viewer on; API keys with the scope `read`.',
  responses: { 200: { description: 'A stream', content: { 'text/event-stream': { schema: { type: 'string' } } } } },
};

const healthOperation = (schemas: Schemas): Json => ({
  operationId: 'getHealth',
  tags: ['Health'],
  summary: 'Is everything able to work, and if not, what is missing?',
  security: [],
  responses: Object.fromEntries(
    ['200', '503'].map((status) => [
      status,
      {
        description: status === '200' ? 'Ready' : 'Something is missing',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: { services: { type: 'array', items: schemas.of(Health, `health.${status}`, 'output') } },
            },
          },
        },
      },
    ]),
  ),
});
