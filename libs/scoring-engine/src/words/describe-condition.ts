import type {
  AttributeLeaf,
  Condition,
  ConditionLeaf,
  CountRange,
  EventLeaf,
  EventMatch,
  EventTypes,
  PropertyCondition,
  PropertyLeaf,
  Season,
} from '@heatline/contracts';
import { nameInWords } from '@heatline/contracts';
import { typeProperty } from '../criteria/criterion';
import { comparisonInWords } from './comparison-words';
import { counted, lengthInWords, type Names } from './words';

/** A condition in plain English, as in `industry is "SaaS" and did Page viewed at least 2 times`. */
export function describeCondition(condition: Condition, names: Names = {}): string {
  return joined<ConditionLeaf>(condition, (leaf) => describeLeaf(leaf, names), 'everybody');
}

export function describeLeaf(leaf: ConditionLeaf, names: Names = {}): string {
  if ('attribute' in leaf) return describeAttribute(leaf);
  if ('sequence' in leaf) {
    const [a, b] = leaf.sequence.map(describeMatch);
    return `did ${a} and then ${b} within ${lengthInWords(leaf.within)}`;
  }
  if ('event' in leaf) return describeEvent(leaf);
  if ('scoreChange' in leaf) {
    return `${modelName(leaf.scoreChange, names)} changed in ${counted(leaf.days, 'day')} by points: ${comparisonInWords(leaf)}`;
  }
  if ('score' in leaf) return `score of ${modelName(leaf.score, names)} ${comparisonInWords(leaf)}`;
  if ('level' in leaf) {
    const levels = leaf.value.map((key) => names.level?.(leaf.level, key) ?? key);
    return `level of ${modelName(leaf.level, names)} ${comparisonInWords({ op: leaf.op, value: levels })}`;
  }
  if ('lastActivity' in leaf) return `last activity ${comparisonInWords(leaf.lastActivity)}`;
  if ('created' in leaf) return `created ${comparisonInWords(leaf.created)}`;
  if ('owner' in leaf) {
    const owners = leaf.owner.map((id) => (id === null ? 'nobody' : id === 'me' ? 'me' : (names.member?.(id) ?? id)));
    return `owner is ${owners.join(' or ')}`;
  }
  if ('watched' in leaf) return leaf.watched ? 'is watched' : 'is not watched';
  if ('account' in leaf) return `account is ${leaf.account.map((id) => id ?? 'none').join(' or ')}`;
  return `is in the segment ${names.segment?.(leaf.segment) ?? leaf.segment}`;
}

export function describeAttribute(leaf: AttributeLeaf): string {
  const held = leaf.for === undefined ? '' : ` for at least ${lengthInWords(leaf.for)}`;
  return `${leaf.account ? 'account ' : ''}${leaf.attribute} ${comparisonInWords(leaf)}${held}`;
}

/** `Page viewed where path starts with "/pricing" in the campaign spring`. */
export const describeMatch = (match: EventMatch): string => `${describeTypes(match.event)}${describeDetails(match)}`;

/** What an event must be beside its type, with a space before it; empty when its type is all. */
export function describeDetails({ where, campaign }: Pick<EventMatch, 'where' | 'campaign'>): string {
  const properties = where === undefined ? '' : ` where ${describeWhere(where)}`;
  const campaigns = campaign === undefined ? '' : ` in the campaign ${campaign.join(' or ')}`;
  return `${properties}${campaigns}`;
}

export const describeWhere = (where: PropertyCondition): string =>
  joined<PropertyLeaf>(
    where,
    (leaf) => `${leaf.property === typeProperty ? 'its type' : leaf.property} ${comparisonInWords(leaf)}`,
    'anything',
  );

export function describeTypes(event: EventTypes): string {
  if (event === '*') return 'any event';
  return Array.isArray(event) ? event.map(nameInWords).join(' or ') : `any event named ${event.startsWith}…`;
}

/** `at least 2 times`, `never`, `exactly once`. */
export function describeCount({ min, max }: CountRange): string {
  const low = min ?? 0;
  if (max === undefined || max === null) return `at least ${times(low)}`;
  if (max === 0) return 'never';
  return low === max ? `exactly ${times(low)}` : low === 0 ? `at most ${times(max)}` : `${low} to ${times(max)}`;
}

export function describeSeason({ from, to }: Season): string {
  const begins = from === undefined ? '' : `from ${from}`;
  if (to === undefined) return begins;
  return begins ? `${begins} until before ${to}` : `before ${to}`;
}

function describeEvent(leaf: EventLeaf): string {
  const window = leaf.window ? ` in the last ${lengthInWords(leaf.window)}` : '';
  const season = leaf.between ? ` ${describeSeason(leaf.between)}` : '';
  const never = (leaf.count?.min ?? 0) === 0 && leaf.count?.max === 0;
  if (leaf.last || leaf.first) {
    const which = leaf.last ? 'newest' : 'first';
    return `the ${which} ${describeTypes(leaf.event)} ${never ? 'is not' : 'is'} ${describeMatch(leaf)}${season}${window}`;
  }
  if (never) return `did not ${describeMatch(leaf)}${season}${window}`;
  const often =
    leaf.count === undefined || (leaf.count.min === 1 && (leaf.count.max ?? null) === null)
      ? ''
      : ` ${describeCount(leaf.count)}`;
  return `did ${describeMatch(leaf)}${often}${season}${window}`;
}

const modelName = (id: string, names: Names): string => names.model?.(id) ?? id;
const times = (amount: number): string => (amount === 1 ? 'once' : `${amount} times`);

type Parts<Leaf> = { all: Parts<Leaf>[] } | { any: Parts<Leaf>[] } | { not: Parts<Leaf> } | Leaf;

/** Joins the parts with "and" and "or", with brackets only where they are needed. */
function joined<Leaf extends object>(
  tree: Parts<Leaf>,
  describe: (leaf: Leaf) => string,
  nothing: string,
  inner = false,
): string {
  if ('not' in tree) return `not (${joined(tree.not, describe, nothing)})`;
  if (!('all' in tree) && !('any' in tree)) return describe(tree);
  const parts = 'all' in tree ? tree.all : tree.any;
  if (parts.length === 0) return 'all' in tree ? nothing : 'nobody';
  const text = parts
    .map((part) => joined(part, describe, nothing, parts.length > 1))
    .join('all' in tree ? ' and ' : ' or ');
  return inner && parts.length > 1 ? `(${text})` : text;
}
