import type { Condition, ConditionLeaf, ScoringSettings } from '@heatline/contracts';
import type { Catalog } from '../criteria/catalog';
import { criteriaOfCondition } from '../criteria/criteria-of';
import { activityCriterion, eventCriterion } from '../criteria/criterion';
import { ClassFlags, ProfileClasses } from '../model/classes';
import { idIn, missingIn, type Compiled } from '../model/resolve';
import { Calendar } from '../time/calendar';
import { zoneTransitions, type ZoneTransitions } from '../time/zone';
import { profileBit } from '../timeline/timeline';
import { attributeLeaf } from './attribute-node';
import { countLeaf, sequenceLeaf, singleLeaf } from './event-node';
import {
  accountLeaf,
  createdLeaf,
  instantLeaf,
  levelLeaf,
  ownerLeaf,
  scoreChangeLeaf,
  scoreLeaf,
  segmentLeaf,
  watchedLeaf,
} from './lead-node';
import { compileTree, type AsOf, type Node } from './node';

/** A condition that can be asked of any subject of the workspace. */
export interface CompiledCondition {
  readonly node: Node;
  readonly profiles: ProfileClasses;
  /** Attributes are looked at, so the profile's class is needed. */
  readonly usesProfile: boolean;
}

/** `zone`: the offsets, when they come as data; else read from Intl. */
export function compileCondition(
  condition: Condition,
  catalog: Catalog,
  settings: ScoringSettings,
  zone: ZoneTransitions = zoneTransitions(settings.zone),
): Compiled<CompiledCondition> {
  const criteria = criteriaOfCondition(condition, settings);
  const missing = missingIn(catalog, criteria);
  if (missing.length > 0) return { ok: false, missing };
  const calendar = new Calendar(zone);
  const bits = criteria.filter(({ kind }) => kind === 'profile').map((criterion) => criterion.key);
  const profiles = new ProfileClasses(
    catalog,
    criteria.filter(({ kind }) => kind === 'profile').map((criterion) => idIn(catalog, criterion)),
  );
  const scope = { calendar, profiles, bitOf: ({ key }: { key: string }) => bits.indexOf(key) };
  const flagsOf = (match: Parameters<typeof eventCriterion>[0]): ClassFlags =>
    new ClassFlags(catalog, idIn(catalog, eventCriterion(match, settings.zone)));

  const compileLeaf = (leaf: ConditionLeaf): Omit<Node, 'failing'> => {
    if ('attribute' in leaf) return attributeLeaf(leaf, scope) as Omit<Node, 'failing'>;
    if ('sequence' in leaf)
      return sequenceLeaf(leaf, flagsOf(leaf.sequence[0]), flagsOf(leaf.sequence[1])) as Omit<Node, 'failing'>;
    if ('event' in leaf) {
      const node =
        leaf.last || leaf.first
          ? singleLeaf(leaf, flagsOf({ event: leaf.event }), flagsOf(leaf), calendar)
          : countLeaf(leaf, flagsOf(leaf), calendar);
      return node as Omit<Node, 'failing'>;
    }
    if ('scoreChange' in leaf) return scoreChangeLeaf(leaf);
    if ('score' in leaf) return scoreLeaf(leaf);
    if ('level' in leaf) return levelLeaf(leaf);
    if ('owner' in leaf) return ownerLeaf(leaf);
    if ('watched' in leaf) return watchedLeaf(leaf.watched);
    if ('segment' in leaf) return segmentLeaf(leaf.segment);
    if ('account' in leaf) return accountLeaf(leaf);
    if ('created' in leaf) return createdLeaf(leaf.created, calendar);
    const activity = new ClassFlags(catalog, idIn(catalog, activityCriterion(settings)));
    return instantLeaf(leaf.lastActivity, calendar, (at) => lastActivity(at, activity));
  };

  return {
    ok: true,
    value: { node: compileTree<ConditionLeaf>(condition, compileLeaf), profiles, usesProfile: bits.length > 0 },
  };
}

function lastActivity({ facts, end }: AsOf, activity: ClassFlags): number | null {
  const { words, from } = facts.timeline;
  for (let index = end - 2; index >= from; index -= 2) {
    if (words[index + 1] < profileBit && activity.has(words[index + 1])) return words[index];
  }
  return null;
}
