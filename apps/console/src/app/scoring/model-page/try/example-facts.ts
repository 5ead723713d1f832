import { isEventWhen, type ModelDefinition, type Rule } from '@heatline/contracts';
import { fitting, together } from './fitting-facts';

const mostRules = 3;
const mostAttributes = 4;
const mostOfARule = 5;

/** A first payload to try: events and attributes for which rules hold, as JSON to be edited. */
export function exampleFacts(definition: ModelDefinition | undefined): string {
  let attributes: Record<string, unknown> = {};
  const events: Record<string, unknown>[] = [];
  let rules = 0;
  for (const rule of definition?.rules ?? []) {
    if (!rule.enabled) continue;
    const asked = isEventWhen(rule.when) ? (rule.if ?? { all: [] }) : rule.when;
    const known = together([attributes, fitting(asked)]);
    if (known === null || Object.keys(known).length > mostAttributes) continue;
    const own = isEventWhen(rule.when) ? eventsFor(rule) : [];
    if (own === null || (own.length > 0 && rules === mostRules)) continue;
    if (own.length > 0) rules += 1;
    attributes = known;
    events.push(...own);
  }
  return JSON.stringify({ attributes, events }, null, 2);
}

/** As many as the rule wants; null when an event of just now cannot be what it wants. */
function eventsFor({ when, count, between }: Rule): Record<string, unknown>[] | null {
  const times = Math.max(1, count?.min ?? 1);
  if (!isEventWhen(when) || !Array.isArray(when.event) || between) return null;
  if (times > mostOfARule || (count?.max ?? Infinity) < times) return null;
  const properties = when.where ? fitting(when.where) : {};
  if (properties === null) return null;
  const event = {
    type: when.event[0],
    ...(when.campaign && { campaign: when.campaign[0] }),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
  return Array.from({ length: times }, () => event);
}
