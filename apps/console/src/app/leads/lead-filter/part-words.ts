import { type Condition, nameInWords } from '@heatline/contracts';
import {
  describeCondition,
  describeCount,
  describeLeaf,
  describeMatch,
  describeSeason,
} from '@heatline/scoring-engine/words';
import { counted } from '@heatline/ui';
import { conditionPieces, spanWords } from '../../conditions/condition-words';
import type { ConditionNode } from '../../conditions/condition-node';
import { dateWords, datesInWords } from '../../date-words';
import { kindOf } from './filter-parts';
import { groupOfPart } from './part-group';
import { modelOf, rangeOf, rangeWords } from './score-range';

/** Names of what conditions know by its id; undefined: not known (yet). */
export interface FilterNames {
  model(id: string): string | undefined;
  level(modelId: string, key: string): string | undefined;
  member(id: string): string | undefined;
  account(id: string): string | undefined;
}

/** What a chip says: its title, and the value in bold. */
export interface ChipWords {
  readonly title: string;
  readonly words: string;
}

export function chipWords(part: Condition, names: FilterNames): ChipWords {
  try {
    return wordsOf(part, names);
  } catch {
    // It came from an address that somebody has made or broken. The server says what is wrong; here it can be taken away.
    return { title: 'Where', words: 'something that cannot be read' };
  }
}

function wordsOf(part: Condition, names: FilterNames): ChipWords {
  const kind = kindOf(part);
  switch (kind) {
    case 'score':
      return { title: `${modelName(part, names)} score`, words: rangeWords(rangeOf(part)) };
    case 'attributes':
      return attributeWords(part as ConditionNode, () => datesInWords(describeCondition(part, names)));
    case 'any':
    case 'all':
      return groupWords(part, names);
  }
  if ('level' in part) {
    const levels = part.value.map((key) => names.level(part.level, key) ?? key);
    const title = `${modelName(part, names)} level`;
    return { title, words: part.op === 'in' ? levels.join(' or ') : `not ${levels.join(' or ')}` };
  }
  if ('lastActivity' in part) return { title: 'Last active', words: instantWords(part.lastActivity) };
  if ('created' in part) return { title: 'Created', words: instantWords(part.created) };
  if ('watched' in part) return { title: 'Watched', words: part.watched ? 'by me' : 'not by me' };
  if ('owner' in part) return { title: 'Owner', words: part.owner.map((id) => ownerWords(id, names)).join(' or ') };
  if (kind === 'account' && 'account' in part && Array.isArray(part.account)) {
    const words = part.account.map((id) => (id === null ? 'none' : (names.account(id) ?? 'one account')));
    return { title: 'Account', words: words.join(' or ') };
  }
  if (kind === 'event' && 'event' in part) return eventWords(part);
  return { title: 'Where', words: datesInWords(describeCondition(part, names)) };
}

function groupWords(part: Condition, names: FilterNames): ChipWords {
  const { mode, parts } = groupOfPart(part) ?? { mode: 'all', parts: [] };
  const each = parts.map((one) => {
    const { title, words } = chipWords(one, names);
    return groupOfPart(one) ? `(${words})` : `${title} ${words}`;
  });
  const nothing = 'nothing yet';
  return mode === 'any'
    ? { title: 'Any of', words: each.join(' or ') || nothing }
    : { title: 'All of', words: each.join(' and ') || nothing };
}

const modelName = (part: Condition, names: FilterNames): string => names.model(modelOf(part) ?? '') ?? 'Model';

export const ownerWords = (id: string | null, names: Pick<FilterNames, 'member'>): string =>
  id === null ? 'nobody' : id === 'me' ? 'me' : (names.member(id) ?? 'a former member');

function attributeWords(node: ConditionNode, whole: () => string): ChipWords {
  if (!('attribute' in node)) return { title: 'Attributes', words: whole() };
  const [what, ...rest] = conditionPieces(node, '');
  const held = node.for ? ` for ${spanWords(node.for)}` : '';
  return {
    title: what?.text ?? nameInWords(node.attribute ?? ''),
    words: rest.map(({ text }) => text).join(' ') + held,
  };
}

type EventPart = Extract<Condition, { event: unknown }>;

function eventWords(part: EventPart): ChipWords {
  if (part.last || part.first) return { title: 'Where', words: datesInWords(describeLeaf(part)) };
  const { count, window, between } = part;
  const never = (count?.min ?? 0) === 0 && count?.max === 0;
  const often = count && !never && !(count.min === 1 && (count.max ?? null) === null) ? describeCount(count) : '';
  const words = [
    describeMatch(part),
    often,
    window ? `in the last ${spanWords(window)}` : '',
    between ? describeSeason(between) : '',
  ];
  return { title: never ? 'Did not' : 'Did', words: datesInWords(words.filter(Boolean).join(' ')) };
}

function instantWords(comparison: { op: string; value?: unknown }): string {
  const { op, value } = comparison;
  switch (op) {
    case 'within_last':
      return `in the last ${spanWords(value)}`;
    case 'older_than':
      return `more than ${spanWords(value)} ago`;
    case 'exists':
      return 'ever';
    case 'not_exists':
      return 'never';
    case 'in_period':
      return typeof value === 'string' ? value.replaceAll('_', ' ') : dayWords(value);
    default:
      return `${op} ${typeof value === 'string' ? dateWords(value).replace('T', ' ') : dayWords(value)}`;
  }
}

function dayWords(value: unknown): string {
  const days = typeof value === 'object' && value !== null && 'days' in value ? Number(value.days) : Number.NaN;
  if (!Number.isFinite(days)) return `${spanWords(value)} from now`;
  if (days === 0) return 'today';
  return days < 0 ? `the day ${counted(-days, 'day')} ago` : `the day in ${counted(days, 'day')}`;
}
