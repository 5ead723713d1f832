import type { AttributeLeaf, ConditionLeaf } from '@heatline/contracts';
import type { Facts } from '../facts';
import type { Extras } from './extras';

/** The facts of one subject as of T, as conditions look at them. */
export interface AsOf {
  facts: Facts;
  time: number;
  /** First word of the timeline that T does not see. */
  end: number;
  /** Profile criteria that hold as of T. */
  bits: Uint8Array;
  extras: Extras;
}

/** A part of a condition that does not hold although it should, or the other way round below a "not". */
export interface Failing<Leaf = AttributeLeaf> {
  leaf: Leaf;
  negated: boolean;
}

/** A compiled condition. */
export interface Node<Leaf = ConditionLeaf> {
  holds(at: AsOf): boolean;
  /** The earliest second after T at which the answer may change without new facts; Infinity = never. */
  nextChange(at: AsOf): number;
  /** The answer depends on the profile's class alone. */
  readonly fixedByProfile: boolean;
  /** Leaves that keep the condition from holding; empty when it holds. */
  failing(at: AsOf, wanted?: boolean): Failing<Leaf>[];
}

export type Tree<Leaf> = { all: Tree<Leaf>[] } | { any: Tree<Leaf>[] } | { not: Tree<Leaf> } | Leaf;

/** Compiles all / any / not over compiled leaves. */
export function compileTree<Leaf extends object>(
  tree: Tree<Leaf>,
  compileLeaf: (leaf: Leaf) => Omit<Node<Leaf>, 'failing'>,
): Node<Leaf> {
  if ('not' in tree) {
    const part = compileTree(tree.not, compileLeaf);
    return {
      holds: (at) => !part.holds(at),
      nextChange: (at) => part.nextChange(at),
      fixedByProfile: part.fixedByProfile,
      failing: (at, wanted = true) => part.failing(at, !wanted),
    };
  }
  if ('all' in tree || 'any' in tree) {
    const every = 'all' in tree;
    const parts = ('all' in tree ? tree.all : tree.any).map((part) => compileTree(part, compileLeaf));
    const holds = every
      ? (at: AsOf): boolean => parts.every((part) => part.holds(at))
      : (at: AsOf): boolean => parts.some((part) => part.holds(at));
    return {
      holds,
      nextChange: (at) => parts.reduce((next, part) => Math.min(next, part.nextChange(at)), Infinity),
      fixedByProfile: parts.every((part) => part.fixedByProfile),
      failing: (at, wanted = true) => (holds(at) === wanted ? [] : parts.flatMap((part) => part.failing(at, wanted))),
    };
  }
  const leaf = compileLeaf(tree);
  return {
    ...leaf,
    failing: (at, wanted = true) => (leaf.holds(at) === wanted ? [] : [{ leaf: tree, negated: !wanted }]),
  };
}
