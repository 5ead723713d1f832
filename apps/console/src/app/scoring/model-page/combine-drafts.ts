import type { ModelDefinition } from '@heatline/contracts';
import { same } from './draft-changes';

export interface CombinedDraft {
  readonly definition: ModelDefinition;
  /** Names of what both changed differently: there mine is taken. */
  readonly clashes: readonly string[];
}

/**
 * Two edits of one definition as one: whatever only one of them changed is as that one has it. Rules are known by their id, levels by
 * their key, groups by their name. Nothing that either added is lost; where one removed what the other changed, the change stays.
 */
export function combineDrafts(base: ModelDefinition, mine: ModelDefinition, theirs: ModelDefinition): CombinedDraft {
  const clashes: string[] = [];
  const pick = <Part>(name: string, was: Part, my: Part, their: Part): Part => {
    if (same(my, their) || same(their, was)) return my;
    if (same(my, was)) return their;
    clashes.push(name);
    return my;
  };
  const pickList = <Thing extends { name: string }>(of: Lists<Thing>, keyOf: (thing: Thing) => string | undefined) =>
    combineLists(of, keyOf, clashes);
  const groups = (of: ModelDefinition) => Object.entries(of.groups).map(([name, group]) => ({ name, group }));
  const definition: ModelDefinition = {
    ...mine,
    rules: pickList({ base: base.rules, mine: mine.rules, theirs: theirs.rules }, ({ id }) => id),
    levels: pickList({ base: base.levels, mine: mine.levels, theirs: theirs.levels }, ({ key }) => key).sort(
      (a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity),
    ),
    groups: Object.fromEntries(
      pickList({ base: groups(base), mine: groups(mine), theirs: groups(theirs) }, ({ name }) => name).map(
        ({ name, group }) => [name, group],
      ),
    ),
    decay: pick('Decay', base.decay, mine.decay, theirs.decay),
    floor: pick('Floor', base.floor, mine.floor, theirs.floor),
    ceiling: pick('Ceiling', base.ceiling, mine.ceiling, theirs.ceiling),
  };
  return { definition, clashes };
}

interface Lists<Thing> {
  base: readonly Thing[];
  mine: readonly Thing[];
  theirs: readonly Thing[];
}

function combineLists<Thing extends { name: string }>(
  { base, mine, theirs }: Lists<Thing>,
  keyOf: (thing: Thing) => string | undefined,
  clashes: string[],
): Thing[] {
  const find = (list: readonly Thing[], key: string | undefined) =>
    key === undefined ? undefined : list.find((thing) => keyOf(thing) === key);
  const combined = (was: Thing | undefined, my: Thing | undefined, their: Thing | undefined): Thing | undefined => {
    if (!was) return my ?? their;
    if (my && their) {
      if (same(my, their) || same(their, was)) return my;
      if (!same(my, was)) clashes.push(my.name);
      return same(my, was) ? their : my;
    }
    const left = my ?? their;
    // Removed by one: gone, unless the other one changed it meanwhile.
    if (!left || same(left, was)) return undefined;
    clashes.push(left.name);
    return left;
  };
  // In my order, with what only they have behind what it stands behind there.
  const result: Thing[] = [];
  for (const my of mine) {
    const kept = combined(find(base, keyOf(my)), my, find(theirs, keyOf(my)));
    if (kept) result.push(kept);
  }
  theirs.forEach((their, at) => {
    if (find(mine, keyOf(their))) return;
    const kept = combined(find(base, keyOf(their)), undefined, their);
    if (!kept) return;
    const before = theirs.slice(0, at).findLast((one) => find(result, keyOf(one)));
    const place = before ? result.findIndex((one) => keyOf(one) === keyOf(before)) + 1 : 0;
    result.splice(place, 0, kept);
  });
  return result;
}
