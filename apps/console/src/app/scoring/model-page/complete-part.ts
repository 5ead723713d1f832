import { EditedDefinition, type Issue, issuesOf, type ModelDefinition } from '@heatline/contracts';

/** What is wrong with a definition as it is being edited, by the path of the field, as in `rules.2.points`. */
export const complaintsAbout = (definition: ModelDefinition): Issue[] => {
  const { error } = EditedDefinition.safeParse(definition);
  return error ? issuesOf(error) : [];
};

/**
 * What of an edited definition can be saved while something in it is not complete: each rule that is not, and each other part, is left
 * as it was saved last, or out when it is new. Null when even that is no definition.
 */
export function completePart(edited: ModelDefinition, saved: ModelDefinition): ModelDefinition | null {
  const wrong = complaintsAbout(edited).map(({ path }) => path.split('.'));
  const wrongRules = new Set(wrong.flatMap(([part, index]) => (part === 'rules' && index ? Number(index) : [])));
  const rules = edited.rules.flatMap((rule, index) =>
    wrongRules.has(index) ? saved.rules.filter(({ id }) => id !== undefined && id === rule.id) : [rule],
  );
  const asSaved = wrong.filter(([part, index]) => part !== 'rules' || !index).map(([part]) => part);
  const parts = Object.entries({ ...edited, rules }).map(([key, value]) => [
    key,
    asSaved.includes(key) ? saved[key as keyof ModelDefinition] : value,
  ]);
  const read = EditedDefinition.safeParse(Object.fromEntries(parts));
  return read.success ? read.data : null;
}

const partNames: Readonly<Record<string, string>> = {
  levels: 'the levels',
  decay: 'the decay',
  groups: 'the groups',
  floor: 'the floor',
  ceiling: 'the ceiling',
};

/** What is not complete, as in `the rule “Clicked a link”`; each once. */
export function incompleteParts(definition: ModelDefinition, issues: readonly Issue[]): string[] {
  const names = issues.map(({ path }) => {
    const [part = '', index] = path.split('.');
    const rule = part === 'rules' ? definition.rules[Number(index)] : undefined;
    return rule ? `the rule “${rule.name || 'Without a name'}”` : (partNames[part] ?? 'the draft');
  });
  return [...new Set(names)];
}
