import { ModelDefinition, type ModelDraftHead, type ModelKind, type ModelTemplate } from '@heatline/contracts';

/** What a new model begins with. */
export interface NewModel {
  name: string;
  kind: ModelKind;
  description: string;
  definition: ModelDefinition;
}

/** What was said, and for what was not said the template's word. The head's schema asks for name and kind where there is no template. */
export const newModel = (head: ModelDraftHead, template: ModelTemplate | undefined): NewModel => ({
  name: head.name ?? template?.name ?? '',
  kind: head.kind ?? template?.kind ?? 'custom',
  description: head.description ?? template?.description ?? '',
  definition: template?.definition ?? ModelDefinition.parse({}),
});

const longestName = 120;

/** "Copy of X", numbered until nobody has it (names differ in more than their case). */
export function copyName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((one) => one.toLowerCase()));
  for (let no = 1; ; no++) {
    const end = no === 1 ? '' : ` ${no}`;
    const candidate = cut(`Copy of ${name}`, longestName - end.length) + end;
    if (!known.has(candidate.toLowerCase())) return candidate;
  }
}

/** At most so many code units, and never half of a pair. */
function cut(text: string, length: number): string {
  const part = text.slice(0, length);
  return part.isWellFormed() ? part : part.slice(0, -1);
}
