import {
  isEventWhen,
  type ModelDefinition,
  type OutreachChoice,
  outreachOf,
  type OutreachType,
  type Rule,
} from '@heatline/contracts';
import { describeRule } from '@heatline/scoring-engine/words';
import { counted } from '@heatline/ui';
import { datesInWords } from '../../../date-words';
import type { DraftChange } from '../draft-changes';

/** One action as a line: what can be set here, and what else the model says about it. */
export interface OutreachRow extends OutreachChoice {
  /** What the full editor added to its rule, in words; null = it counts each time. */
  readonly refinement: string | null;
  /** Further rules about the same event. */
  readonly more: string | null;
}

export function outreachRows(definition: ModelDefinition): OutreachRow[] {
  return outreachOf(definition).map((choice) => {
    const rule = definition.rules.find(({ id }) => id !== undefined && id === choice.ruleId);
    const more = definition.rules.filter((one) => one !== rule && isAbout(one.when, choice.type)).length;
    return {
      ...choice,
      refinement: choice.refined && rule ? refinementOf(rule) : null,
      more: more ? `${counted(more, 'more rule')} about it in the full editor` : null,
    };
  });
}

/** The group is named, too: it may be all that the full editor added. */
const refinementOf = (rule: Rule): string =>
  datesInWords(describeRule(rule)) + (rule.group === undefined ? '' : `, in the group ${rule.group}`);

const isAbout = (when: ModelDefinition['rules'][number]['when'], type: OutreachType): boolean =>
  isEventWhen(when) && Array.isArray(when.event) && when.event.includes(type);

/** How many changes of the draft would be published along with those that are made here. */
export function otherChanges(changes: readonly DraftChange[], rows: readonly OutreachRow[]): number {
  const mine = new Set(rows.map(({ ruleId }) => ruleId));
  return changes.filter(({ ruleId }) => ruleId === null || !mine.has(ruleId)).length;
}
