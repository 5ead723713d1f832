import { isEventWhen, nameInWords, type Rule, type RuleDecay } from '@heatline/contracts';
import { counted } from '@heatline/ui';
import { conditionPieces, more, type Piece, piece, spanWords } from '../../../conditions/condition-words';
import { dateWords } from '../../../date-words';

/** What the rule looks for and how it pays, in pieces; its name and points are not part of it. */
export function rulePieces(rule: Rule): Piece[] {
  if (!isEventWhen(rule.when)) return conditionPieces(rule.when, '');
  const { event, where, campaign } = rule.when;
  const what =
    event === '*'
      ? [piece('what', 'Any event')]
      : Array.isArray(event)
        ? [piece('what', event.slice(0, 2).map(nameInWords).join(' or ') + more(event.length - 2) || '…')]
        : [piece('what', `${nameInWords(event.startsWith)}…`)];
  return [
    ...what,
    ...(where ? conditionPieces(where, 'where ') : []),
    ...(campaign ? [piece('words', 'in'), piece('value', campaign.join(' or '))] : []),
    ...payPieces(rule),
  ];
}

function payPieces(rule: Rule): Piece[] {
  const { between, count, window, limit, maxPoints, cooldownSeconds, decay } = rule;
  const per = limit && { day: 'a day', week: 'a week', month: 'a month', lifetime: 'ever' }[limit.per];
  return [
    ...(rule.if ? conditionPieces(rule.if, 'if ') : []),
    ...(between?.from ? [piece('words', 'from'), piece('value', dateWords(between.from))] : []),
    ...(between?.to
      ? [piece('words', between.from ? 'until before' : 'before'), piece('value', dateWords(between.to))]
      : []),
    ...(count ? countPieces(count) : []),
    ...(window ? [piece('words', 'in'), piece('value', spanWords(window))] : []),
    ...(limit && per
      ? limit.per === 'lifetime' && limit.first === 1
        ? [piece('words', 'only once')]
        : [piece('words', 'first'), piece('value', `${limit.first} ${per}`)]
      : []),
    ...(cooldownSeconds ? [piece('words', 'once in'), piece('value', spanWords({ seconds: cooldownSeconds }))] : []),
    ...(maxPoints === undefined
      ? []
      : [piece('words', 'at most'), piece('value', counted(maxPoints, 'point')), piece('words', 'in all')]),
    ...(decay && decay.kind !== 'inherit' ? [piece('words', decayWords(decay))] : []),
  ];
}

function countPieces({ min, max }: NonNullable<Rule['count']>): Piece[] {
  const often = (times: number) => (times === 1 ? 'once' : `${times} times`);
  if (typeof min === 'number' && typeof max === 'number')
    return [piece('words', 'between'), piece('value', `${min} and ${max} times`)];
  if (typeof max === 'number') return [piece('words', 'at most'), piece('value', often(max))];
  return [piece('words', 'at least'), piece('value', often(min ?? 1))];
}

function decayWords(decay: Exclude<RuleDecay, { kind: 'inherit' }>): string {
  switch (decay.kind) {
    case 'none':
      return 'never fades';
    case 'halfLife':
      return `halves every ${counted(decay.days, 'day')}`;
    case 'linear':
      return `fades in ${counted(decay.days, 'day')}`;
    case 'step':
      return `−${decay.percent}% every ${counted(decay.everyDays, 'day')}`;
  }
}
