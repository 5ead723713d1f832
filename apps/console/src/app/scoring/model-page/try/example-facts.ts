import { isEventWhen, type ModelDefinition } from '@heatline/contracts';

/** A first payload to try: events and attributes that the rules themselves name, as JSON to be edited. */
export function exampleFacts(definition: ModelDefinition | undefined): string {
  const attributes: Record<string, unknown> = {};
  const events: Record<string, unknown>[] = [];
  for (const { when, enabled } of definition?.rules ?? []) {
    if (!enabled) continue;
    if (isEventWhen(when)) {
      if (events.length < 3 && Array.isArray(when.event)) {
        const { where } = when;
        const asked =
          where && 'property' in where && 'value' in where && typeof where.value !== 'object' ? where : null;
        events.push({
          type: when.event[0],
          ...(asked && 'value' in asked && { properties: { [asked.property]: asked.value } }),
        });
      }
    } else if ('attribute' in when && 'value' in when && !when.account && Object.keys(attributes).length < 4) {
      attributes[when.attribute] = Array.isArray(when.value) ? when.value[0] : when.value;
    }
  }
  return JSON.stringify({ attributes, events }, null, 2);
}
