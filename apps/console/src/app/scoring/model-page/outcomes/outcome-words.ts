import {
  type Calibration,
  type LateSign,
  nameInWords,
  type Outcome,
  type Share,
  type Sign,
  type Suggestion,
} from '@heatline/contracts';
import { formatCount, formatNumber } from '@heatline/ui';
import { formatPercent } from '@heatline/ui/charts';

/** "36.1% to 41%": where the true rate lies with 95 % confidence. */
export const betweenOf = ({ low, high }: Share): string => `${formatPercent(low)} to ${formatPercent(high)}`;

const two = (value: number): string => (Math.round(value * 100) / 100).toFixed(2);

/** "0.90 (0.89 to 0.91)" */
export const aucOf = ({ value, low, high }: Share): string => `${two(value)} (${two(low)} to ${two(high)})`;

/** "1.6×" */
export const liftOf = (lift: number | null): string =>
  lift === null ? '–' : `${lift < 10 ? lift.toFixed(1) : formatCount(lift)}×`;

/** "Country of the account", "event Invoice paid". */
export const signWords = (sign: Sign): string =>
  sign.kind === 'event' ? `event ${nameInWords(sign.key)}` : sign.account ? `${sign.key} of the account` : sign.key;

export function lateWords({ why, later, before, auc }: LateSign): string {
  switch (why) {
    case 'after':
      return `${formatCount(later)} converted leads got it only when they had converted, ${formatCount(before)} before.`;
    case 'separates':
      return `It alone nearly gives the answer away (AUC ${two(auc ?? 0)}), as a field does that is filled in afterwards.`;
    case 'strong':
      return `It alone says much (AUC ${two(auc ?? 0)}). Check that it is known before a lead converts.`;
  }
}

/** What the scores of the published version were worth, in a sentence. */
export function scoresWords({ scores, publishedVersion, leads }: Calibration): string {
  if (!scores) return 'The model is not active, so there are no scores to compare with outcomes.';
  switch (scores.verdict) {
    case 'too_few':
      return `${formatCount(leads.converted)} of ${formatCount(leads.count)} leads converted: too few of one side to say anything. It takes 50 of each.`;
    case 'no_signal':
      return `No useful signal: v${publishedVersion} orders leads no better than a coin would.`;
    case 'useful':
      return `v${publishedVersion} puts a lead that converted above one that did not in ${formatPercent(scores.auc!.value)} of all pairs; a coin does in 50%.`;
  }
}

/** What outcomes suggest, in a sentence. */
export function suggestionWords({ verdict, because, fit, judge, auc, looks, rules }: Suggestion): string {
  switch (verdict) {
    case 'too_few':
      return 'Too few leads converted, or too few did not, to suggest points from. It takes 50 of each.';
    case 'no_signal':
      return because === 'nothing_found'
        ? `None of ${formatCount(looks)} questions about attributes and events tells more than chance would.`
        : `What looked promising on ${formatCount(fit.count)} leads did not hold on ${formatCount(judge.count)} others (AUC ${aucOf(auc!)}).`;
    case 'useful':
      return `${formatCount(rules.length)} rules, fitted to ${formatCount(fit.count)} leads. On ${formatCount(judge.count)} others, of which ${formatCount(judge.converted)} converted, they reach an AUC of ${aucOf(auc!)}.`;
  }
}

/** "84 of 120" */
export const shareWords = ({ count, converted }: Outcome): string =>
  `${formatCount(converted)} of ${formatCount(count)}`;

/** "20–50", "20" */
export const bandWords = (from: number, to: number): string =>
  from === to ? formatNumber(from) : `${formatNumber(from)} to ${formatNumber(to)}`;
