import * as z from 'zod';

type Json = Record<string, unknown>;

/** JSON Schemas as OpenAPI 3.1 wants them: parts that refer to themselves are moved to the components, under names of their own. */
export class Schemas {
  readonly components: Json = {};

  /** @param name as it may appear in the documentation, unique @param io what is sent in, or what comes out */
  of(schema: z.ZodType, name: string, io: 'input' | 'output'): Json {
    const {
      $schema: _,
      $defs,
      ...json
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json;
    const inner = ($defs ?? {}) as Json;
    const refersToItself = JSON.stringify({ json, inner }).includes('"$ref":"#"');
    const rename = (value: unknown): unknown => renamed(value, name);
    for (const [key, part] of Object.entries(inner)) this.components[`${name}.${key}`] = rename(part);
    if (!refersToItself) return rename(json) as Json;
    this.components[name] = rename(json);
    return { $ref: `#/components/schemas/${name}` };
  }
}

function renamed(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '$schema')
      .map(([key, item]) => [
        key,
        key === '$ref' && typeof item === 'string' ? reference(item, name) : renamed(item, name),
      ]),
  );
}

const reference = (ref: string, name: string): string =>
  ref === '#' ? `#/components/schemas/${name}` : ref.replace(/^#\/\$defs\//, `#/components/schemas/${name}.`);
