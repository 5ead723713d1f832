import * as z from 'zod';
import { Schemas } from './schemas';

interface Tree {
  name: string;
  parts: Tree[];
}
const Tree: z.ZodType<Tree> = z.lazy(() => z.object({ name: z.string(), parts: z.array(Tree) }));

describe('schemas of the API description', () => {
  it('stand where they are used', () => {
    const schemas = new Schemas();
    expect(schemas.of(z.object({ name: z.string().max(5) }), 'body', 'input')).toMatchObject({
      type: 'object',
      properties: { name: { type: 'string', maxLength: 5 } },
    });
    expect(schemas.components).toEqual({});
  });

  it('that refer to themselves become components, and every reference leads to one', () => {
    const schemas = new Schemas();
    const all = [
      schemas.of(z.object({ tree: Tree }), 'holder', 'input'),
      schemas.of(Tree, 'tree', 'input'),
      schemas.components,
    ];
    const refs = [...JSON.stringify(all).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name!,
    );
    expect(refs.length).toBeGreaterThan(1);
    expect(Object.keys(schemas.components)).toEqual(expect.arrayContaining(refs));
    expect(JSON.stringify(all)).not.toContain('$defs');
  });
});
