import type { Group, ModelDecay, ModelDefinition } from '@heatline/contracts';

export const decayKinds: readonly { kind: ModelDecay['kind']; title: string; words: string }[] = [
  { kind: 'none', title: 'No decay', words: 'Points stay as long as their rule counts them.' },
  { kind: 'halfLife', title: 'Half-life', words: 'What an event gave halves again and again as it grows old.' },
  { kind: 'linear', title: 'Linear', words: 'What an event gave shrinks evenly until nothing is left.' },
  { kind: 'step', title: 'Steps', words: 'What an event gave loses a share at each step.' },
  {
    kind: 'inactivity',
    title: 'Inactivity',
    words: 'Events keep their points; the lead loses some for each quiet time.',
  },
];

/** A decay of a kind, with numbers to begin from. */
export function modelDecayOf(kind: ModelDecay['kind']): ModelDecay {
  switch (kind) {
    case 'none':
      return { kind };
    case 'halfLife':
      return { kind, days: 14 };
    case 'linear':
      return { kind, days: 90 };
    case 'step':
      return { kind, percent: 50, everyDays: 30 };
    case 'inactivity':
      return { kind, points: 2, everyDays: 7 };
  }
}

/** Rules that fade by themselves, which a decay by inactivity does not allow. */
export const fadingRules = (definition: ModelDefinition): string[] =>
  definition.rules
    .filter(({ decay }) => decay && decay.kind !== 'inherit' && decay.kind !== 'none')
    .map(({ name }) => name);

export function withGroup(groups: Readonly<Record<string, Group>>, key: string, group: Group | undefined) {
  const { [key]: _, ...rest } = groups;
  return group ? { ...groups, [key]: group } : rest;
}

/** Without the group, and without it in the rules that were in it. */
export const withoutGroup = (definition: ModelDefinition, key: string): ModelDefinition => ({
  ...definition,
  groups: withGroup(definition.groups, key, undefined),
  rules: definition.rules.map((rule) => {
    if (rule.group !== key) return rule;
    const { group: _, ...rest } = rule;
    return rest;
  }),
});

/** Why a key cannot name a new group; null when it can. */
export function keyComplaint(key: string, groups: Readonly<Record<string, Group>>): string | null {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/.test(key)) return 'A key has letters, digits, - and _, at most 60.';
  return Object.hasOwn(groups, key) ? `There is already a group “${key}”.` : null;
}
