import type { Model, ModelTemplate, Rule } from '@heatline/contracts';
import { isEventWhen } from '@heatline/contracts';
import { describeDecay } from '@heatline/scoring-engine/words';
import { counted, formatNumber } from '@heatline/ui';

/** "11 rules, Cold, Warm from 30, Hot from 60; points halve every 14 days". */
export function broughtWords({ definition: { rules, levels, decay } }: ModelTemplate): string {
  const named = levels.map(({ name, from }) => (from === undefined ? name : `${name} from ${formatNumber(from)}`));
  return `${counted(rules.length, 'rule')} · ${named.join(', ')} · ${describeDecay(decay)}`;
}

/** The template's name, numbered until no model that is there has it: the server tells names apart by more than their case. */
export function freeName(name: string, models: readonly Pick<Model, 'name' | 'archivedAt'>[]): string {
  const taken = new Set(models.filter(({ archivedAt }) => archivedAt === null).map((one) => one.name.toLowerCase()));
  for (let no = 1; ; no++) {
    const candidate = no === 1 ? name : `${name} ${no}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

/** Whether a rule looks for something that happens in this workspace; undefined where that is not known, as for rules about attributes. */
export function isSeenHere({ when }: Rule, types: ReadonlySet<string> | undefined): boolean | undefined {
  if (!types || !isEventWhen(when) || !Array.isArray(when.event)) return undefined;
  return when.event.some((type) => types.has(type));
}
