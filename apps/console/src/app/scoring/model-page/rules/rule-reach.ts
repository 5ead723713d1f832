import { type RuleReach, reachDays } from '@heatline/contracts';
import { counted, formatCount } from '@heatline/ui';

/** How many a rule reaches, as the column shows it. */
export interface Reach {
  text: string;
  title: string;
}

/** By rule id. What comes from a sample has two digits that mean something. */
export function reachesOf({ exact, rules }: RuleReach, one: 'lead' | 'account'): Map<string, Reach> {
  return new Map(
    rules.map(({ ruleId, reached }) => {
      const shown = exact ? reached : twoDigits(reached);
      const about = exact || shown === 0 ? '' : 'about ';
      const text = !exact && shown === 0 ? 'few' : `${about && '≈ '}${formatCount(shown)}`;
      const title = `Gives ${exact || shown > 0 ? about + counted(shown, one) : `few or no ${one}s`} points: for who they are, or for something in the last ${reachDays} days`;
      return [ruleId, { text, title }];
    }),
  );
}

function twoDigits(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.round(count / unit) * unit;
}
