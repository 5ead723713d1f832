/** A condition while it is being edited: it may still be incomplete, so values are only checked by the schema. */
export type ConditionNode =
  { all: ConditionNode[] } | { any: ConditionNode[] } | { not: ConditionNode } | ConditionLeaf;

export interface ConditionLeaf {
  property?: string;
  attribute?: string;
  op: string;
  value?: unknown;
  ignoreCase?: boolean;
  /** Of the lead's account. */
  account?: boolean;
  for?: Record<string, number>;
}

export type GroupMode = 'all' | 'any' | 'not';

/** A group as the form shows it: `not` = none of the parts. */
export interface ConditionGroup {
  readonly mode: GroupMode;
  readonly parts: readonly ConditionNode[];
}

export const isGroup = (node: ConditionNode): node is Exclude<ConditionNode, ConditionLeaf> =>
  'all' in node || 'any' in node || 'not' in node;

export function groupOf(node: ConditionNode | undefined): ConditionGroup {
  if (node === undefined) return { mode: 'all', parts: [] };
  if ('all' in node) return { mode: 'all', parts: node.all };
  if ('any' in node) return { mode: 'any', parts: node.any };
  if (!('not' in node)) return { mode: 'all', parts: [node] };
  return { mode: 'not', parts: 'any' in node.not ? node.not.any : [node.not] };
}

/** The shortest condition that says the same; undefined when nothing is asked. */
export function nodeOf({ mode, parts }: ConditionGroup): ConditionNode | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  switch (mode) {
    case 'all':
      return parts.length === 1 && !isGroup(first) ? first : { all: [...parts] };
    case 'any':
      return { any: [...parts] };
    case 'not':
      return { not: parts.length === 1 && !isGroup(first) ? first : { any: [...parts] } };
  }
}

/** Where part `index` of the group stands in the condition, as complaints name it. */
export function pathOfPart(node: ConditionNode | undefined, index: number, path: string): string {
  if (node === undefined || !isGroup(node)) return path;
  if ('all' in node) return `${path}.all.${index}`;
  if ('any' in node) return `${path}.any.${index}`;
  return 'any' in node.not ? `${path}.not.any.${index}` : `${path}.not`;
}

export const replaced = <Part>(parts: readonly Part[], index: number, part: Part | undefined): Part[] =>
  parts.flatMap((known, at) => (at === index ? (part === undefined ? [] : [part]) : [known]));

/** How many comparisons name nothing yet; what is no condition has none. */
export function blanksIn(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0;
  if ('all' in node) return sum(node.all);
  if ('any' in node) return sum(node.any);
  if ('not' in node) return blanksIn(node.not);
  return ('property' in node && node.property === '') || ('attribute' in node && node.attribute === '') ? 1 : 0;
}

const sum = (parts: unknown): number =>
  Array.isArray(parts) ? parts.reduce<number>((total, part) => total + blanksIn(part), 0) : 0;
