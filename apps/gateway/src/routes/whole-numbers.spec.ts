import * as z from 'zod';
import { allRoutes } from './all-routes';

/** The places of whole numbers in a schema that may be greater than a database's `int`. */
function unbounded(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, maximum } = schema as { type?: unknown; maximum?: unknown };
  const here = type === 'integer' && !(typeof maximum === 'number' && maximum < 2 ** 31) ? [path] : [];
  return [...here, ...Object.entries(schema).flatMap(([key, part]) => unbounded(part, `${path}.${key}`))];
}

const unboundedIn = (schema: z.ZodType, name: string) =>
  unbounded(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), name);

describe('whole numbers that are sent', () => {
  it('are none that a database has no place for: they would be a fault instead of a bad request', () => {
    const requests = new Map(
      allRoutes.flatMap(({ calls }) => calls).map(({ subject, request }) => [subject, request] as const),
    );
    expect([...requests].flatMap(([subject, request]) => unboundedIn(request, subject))).toEqual([]);
  });

  it('would be found if there were any', () => {
    expect(unboundedIn(z.object({ a: z.array(z.int()), b: z.int().max(5) }), 'x')).toEqual(['x.properties.a.items']);
  });
});
