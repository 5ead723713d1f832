import type { AttributeLeaf, ConversionDefinition, EventMatch } from '@heatline/contracts';
import { describeLeaf, describeMatch } from '@heatline/scoring-engine/words';
import type { IconName } from '@heatline/ui';
import { datesInWords } from '../../date-words';

/** Each part in words, events first, as the definition has them. */
export const partsOf = ({ events, attributes }: ConversionDefinition): { words: string; icon: IconName }[] => [
  ...events.map((match) => ({ words: datesInWords(describeMatch(match)), icon: 'bolt' as const })),
  ...attributes.map((leaf) => ({ words: datesInWords(`As soon as ${describeLeaf(leaf)}`), icon: 'person' as const })),
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

/**
 * The attribute converts when it becomes any of these values, by comma; big and small letters are the same, unless it takes the place
 * of one where they are not.
 */
export function withAttribute(
  definition: ConversionDefinition,
  index: number,
  key: string,
  values: string,
): ConversionDefinition {
  const [attribute, value] = [key.trim(), listed(values)];
  if (!attribute || !value.length) return definition;
  const leaf = { ignoreCase: true, ...definition.attributes[index], attribute, op: 'in' as const, value };
  return { ...definition, attributes: definition.attributes.toSpliced(index, 1, leaf) };
}

/** As it is typed; null where two fields cannot say it, as the API can. */
export function typedAttribute(leaf: AttributeLeaf | undefined): { key: string; values: string } | null {
  if (leaf?.op !== 'in' || leaf.account || !Array.isArray(leaf.value)) return null;
  const values = leaf.value.map(String).join(', ');
  // A value with a comma would come back as two, a number as a text.
  const same = JSON.stringify(listed(values)) === JSON.stringify(leaf.value);
  return same ? { key: leaf.attribute, values } : null;
}

export const without = ({ events, attributes }: ConversionDefinition, index: number): ConversionDefinition => ({
  events: events.filter((_, at) => at !== index),
  attributes: attributes.filter((_, at) => at + events.length !== index),
});
