import type { LedgerLine, SharedCard } from '@heatline/contracts';
import { counted, formatExact, formatNumber, formatShortDay, type IconName } from '@heatline/ui';
import { datesInWords } from '../date-words';
import { iconOfWords } from './icon-of-words';

/** Lines as the API gives them, and as strangers see them by a link. */
export type ShownLine = SharedCard['lines'][number] & Partial<Pick<LedgerLine, 'about'>>;

export type LineTone = 'plain' | 'decay' | 'negative';

export interface LedgerRow {
  readonly icon: IconName;
  readonly name: string;
  readonly conditions: string;
  /** A word beside the name that says what kind of reduction it is. */
  readonly badge: string | null;
  readonly tone: LineTone;
  readonly points: number;
  /** As in "6 of 9 events · 28 Sep". */
  readonly meta: string;
  /** Why some events did not count. */
  readonly ignored: string;
  /** Adjustment or reset that can be taken back. */
  readonly byHand: { readonly kind: 'adjustment' | 'reset'; readonly id: string } | null;
}

const icons: Record<LedgerLine['kind'], IconName> = {
  rule: 'bolt',
  decay: 'schedule',
  cap: 'block',
  group: 'group_work',
  attribute: 'person',
  inactivity: 'schedule',
  reset: 'restart_alt',
  adjustment: 'tune',
  floor: 'arrow_upward',
  ceiling: 'arrow_downward',
};

const badges: Partial<Record<LedgerLine['kind'], string>> = {
  decay: 'Decay',
  inactivity: 'Decay',
  cap: 'Cap',
  group: 'Group',
  floor: 'Floor',
  ceiling: 'Ceiling',
  adjustment: 'By hand',
  reset: 'Reset',
};

const reasons: Record<keyof LedgerLine['ignored'], (events: string) => string> = {
  limit: (events) => `${events} over the limit`,
  cooldown: (events) => `${events} within the cooldown`,
  window: (events) => `${events} outside the window`,
  cap: (events) => `Capped, ${events} not counted`,
  burst: (events) => `${events} of a burst`,
  reset: (events) => `${events} before the reset`,
};

const attributeIcons: readonly (readonly [RegExp, IconName])[] = [
  [/country|region|city|location|zone/, 'location_on'],
  [/industr|company|account|employees|size/, 'domain'],
  [/title|role|department|seniority|decides/, 'work'],
  [/mail|domain/, 'alternate_email'],
];

/** What a rule is about, as a symbol: rules carry no icon of their own. */
function ruleIcon(line: ShownLine): IconName {
  const words = `${line.name} ${line.conditions ?? ''}`.toLocaleLowerCase('en');
  if (line.kind === 'attribute') return attributeIcons.find(([pattern]) => pattern.test(words))?.[1] ?? icons.attribute;
  return iconOfWords(line.name) ?? iconOfWords(words) ?? icons.rule;
}

/** As in "Reset on 29 Nov 2026, 13:37". */
export const resetTitle = (at: string | null, timeZone: string | undefined): string =>
  at === null ? 'Reset' : `Reset on ${formatExact(new Date(at), timeZone)}`;

/** What a reset takes from the score now; where it forgets more losses than gains, it gives. */
function missingWords(points: number): string {
  if (points === 0) return 'nothing is missing by it now';
  const size = Math.abs(points);
  return `${formatNumber(size)} ${size === 1 ? 'point' : 'points'} ${points > 0 ? 'missing' : 'more'} by it now`;
}

/** A line of the ledger as the card shows it. */
export function ledgerRow(line: ShownLine, timeZone: string | undefined): LedgerRow {
  const negativeRule = (line.kind === 'rule' || line.kind === 'attribute') && line.points < 0;
  const decay = line.kind === 'decay' || line.kind === 'inactivity';
  const ignored = Object.entries(line.ignored).filter(([, count]) => count);
  const ignoredCount = ignored.reduce((sum, [, count]) => sum + count, 0);
  // The line has the points of all events that paid: what a cap takes from them again is a line of its own.
  const paid = line.counted + (line.ignored.cap ?? 0);
  const seen = line.counted + ignoredCount;
  const unit =
    line.kind === 'inactivity'
      ? counted(line.counted, 'time')
      : seen > paid
        ? `${paid} of ${counted(seen, 'event')}`
        : counted(paid, 'event');
  return {
    icon: negativeRule
      ? 'trending_down'
      : line.kind === 'rule' || line.kind === 'attribute'
        ? ruleIcon(line)
        : icons[line.kind],
    name: line.kind === 'reset' ? resetTitle(line.firstAt, timeZone) : line.name,
    conditions: datesInWords(line.conditions ?? ''),
    badge: negativeRule ? 'Negative rule' : (badges[line.kind] ?? null),
    tone: negativeRule ? 'negative' : decay ? 'decay' : 'plain',
    points: line.points,
    meta:
      line.missing === undefined
        ? [...(seen ? [unit] : []), ...(line.lastAt ? [formatShortDay(new Date(line.lastAt), timeZone)] : [])].join(
            ' · ',
          )
        : missingWords(line.missing),
    ignored: ignored
      .map(([reason, count]) => reasons[reason as keyof LedgerLine['ignored']](counted(count, 'event')))
      .join(' · '),
    byHand:
      line.about && (line.kind === 'adjustment' || line.kind === 'reset') ? { kind: line.kind, id: line.about } : null,
  };
}

const hundredths = (points: number) => Math.round(points * 100);

/** Whether the lines sum to the score, to the hundredth: they always do, and the card shows that it looked. */
export const sums = ({ lines, score }: { lines: readonly Pick<LedgerLine, 'points'>[]; score: number }): boolean =>
  lines.reduce((sum, { points }) => sum + hundredths(points), 0) === hundredths(score);
