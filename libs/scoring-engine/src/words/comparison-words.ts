import type { Period, Span } from '@heatline/contracts';
import { lengthInWords, listed, quoted } from './words';

const verbs: Record<string, string> = {
  equals: 'is',
  not_equals: 'is not',
  contains: 'contains',
  not_contains: 'does not contain',
  starts_with: 'starts with',
  ends_with: 'ends with',
  matches: 'matches the pattern',
  gt: 'is more than',
  gte: 'is at least',
  lt: 'is less than',
  lte: 'is at most',
  before: 'is before',
  after: 'is after',
};

/** `is one of "SaaS" or "Retail"`: what stands behind the name of an attribute or property. */
export function comparisonInWords({ op, value }: { op: string; value?: unknown }): string {
  switch (op) {
    case 'exists':
      return 'is set';
    case 'not_exists':
      return 'is not set';
    case 'in':
      return `is ${listed(value as unknown[])}`;
    case 'not_in':
      return `is neither ${listed(value as unknown[], 'nor')}`;
    case 'has_all':
      return `has all of ${listed(value as unknown[], 'and')}`;
    case 'between': {
      const [from, to] = value as [unknown, unknown];
      return `is between ${String(from)} and ${String(to)}`;
    }
    case 'within_last':
      return `is within the last ${lengthInWords(value as Span)}`;
    case 'older_than':
      return `is more than ${lengthInWords(value as Span)} ago`;
    case 'in_period':
      return `is ${periodInWords(value as Period)}`;
    case 'before':
    case 'after':
      return `is ${op} ${typeof value === 'string' ? value : distanceInWords(value as Span)}`;
    default:
      return `${verbs[op] ?? op} ${quoted(value)}`;
  }
}

export function periodInWords(period: Period): string {
  if (typeof period === 'string') return period.replace('_', ' ');
  if (period.days === 0) return 'today';
  return period.days < 0 ? `on the day ${-period.days} days ago` : `on the day in ${period.days} days`;
}

function distanceInWords(span: Span): string {
  const amount = Object.values(span).find((value) => value !== undefined) ?? 0;
  if (amount === 0) return 'now';
  return amount < 0 ? `${lengthInWords(span)} ago` : `${lengthInWords(span)} from now`;
}
