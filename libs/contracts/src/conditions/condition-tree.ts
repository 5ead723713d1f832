import * as z from 'zod';
import { conditionLimits } from './limits';

/** What may stand in a place: leaf schemas by the key that names the leaf. */
export type Leaves = Record<string, z.ZodType>;

/**
 * A condition tree (`all`, `any`, `not`) over the given leaves. Walked by hand and not by a union of schemas, because a
 * union that fails says only "invalid input"; this names the path and the one thing that is wrong there. `description` is for the API's documentation.
 */
export function conditionTree<Tree>(
  description: string,
  leaves: Leaves,
  refused: Record<string, string> = {},
): z.ZodType<Tree> {
  const known = [...['all', 'any', 'not'], ...Object.keys(leaves)];
  return z
    .custom<Tree>()
    .superRefine((tree, context) => {
      let leafCount = 0;
      const say = (path: PropertyKey[], message: string): void => context.addIssue({ code: 'custom', path, message });

      const walk = (node: unknown, path: PropertyKey[], depth: number): void => {
        if (typeof node !== 'object' || node === null || Array.isArray(node)) {
          return say(path, `Give a condition: an object with one of ${known.join(', ')}`);
        }
        if (depth > conditionLimits.depth) {
          return say(path, `Conditions are nested at most ${conditionLimits.depth} deep`);
        }
        const keys = Object.keys(node);
        const kind = known.find((key) => keys.includes(key));
        if (kind === undefined) {
          const named = keys.find((key) => Object.hasOwn(refused, key));
          return say(path, named ? refused[named] : `Give a condition: an object with one of ${known.join(', ')}`);
        }
        const value = (node as Record<string, unknown>)[kind];
        if (kind !== 'all' && kind !== 'any' && kind !== 'not') return checkLeaf(kind, node, path);
        for (const key of keys) if (key !== kind) say([...path, key], `There is no such field beside "${kind}"`);
        if (kind === 'not') return walk(value, [...path, 'not'], depth + 1);
        if (!Array.isArray(value)) return say([...path, kind], `"${kind}" takes a list of conditions`);
        if (value.length > conditionLimits.leaves) {
          return say([...path, kind], `A condition has at most ${conditionLimits.leaves} parts`);
        }
        value.forEach((child, index) => walk(child, [...path, kind, index], depth + 1));
      };

      const checkLeaf = (kind: string, leaf: object, path: PropertyKey[]): void => {
        leafCount += 1;
        if (leafCount === conditionLimits.leaves + 1) {
          say(path, `A condition has at most ${conditionLimits.leaves} parts`);
        }
        if (leafCount > conditionLimits.leaves) return;
        for (const issue of leaves[kind].safeParse(leaf).error?.issues ?? []) {
          if (issue.code === 'unrecognized_keys') {
            for (const key of issue.keys) say([...path, ...issue.path, key], 'There is no such field here');
          } else {
            say([...path, ...issue.path], issue.message);
          }
        }
      };

      walk(tree, [], 1);
    })
    .meta({ type: 'object', description });
}
