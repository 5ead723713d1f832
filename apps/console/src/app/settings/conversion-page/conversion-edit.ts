import type { ConversionDefinition, EventMatch } from '@heatline/contracts';
import { describeLeaf, describeMatch } from '@heatline/scoring-engine/words';
import type { IconName } from '@heatline/ui';

/** Each part in words, events first, as the definition has them. */
export const partsOf = ({ events, attributes }: ConversionDefinition): { words: string; icon: IconName }[] => [
  ...events.map((match) => ({ words: describeMatch(match), icon: 'bolt' as const })),
  ...attributes.map((leaf) => ({ words: `As soon as ${describeLeaf(leaf)}`, icon: 'person' as const })),
];

const listed = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

/** Such events convert: in the place of the one with this index, or beside the others. */
export const withEvent = (
  definition: ConversionDefinition,
  index: number,
  match: EventMatch,
): ConversionDefinition => ({
  ...definition,
  events: definition.events.toSpliced(index, 1, match),
});

/** The attribute converts when it becomes any of these values, by comma; big and small letters are the same. */
export function withAttribute(definition: ConversionDefinition, key: string, values: string): ConversionDefinition {
  const [attribute, value] = [key.trim(), listed(values)];
  if (!attribute || !value.length) return definition;
  const leaf = { attribute, op: 'in' as const, value, ignoreCase: true };
  return { ...definition, attributes: [...definition.attributes, leaf] };
}

export const without = ({ events, attributes }: ConversionDefinition, index: number): ConversionDefinition => ({
  events: events.filter((_, at) => at !== index),
  attributes: attributes.filter((_, at) => at + events.length !== index),
});
