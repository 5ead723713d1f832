import * as z from 'zod';
import { AttributeLeaf } from './attribute-condition';
import { conditionTree } from './condition-tree';
import { EventLeaf } from './event-leaf';
import {
  AccountLeaf,
  CreatedLeaf,
  LastActivityLeaf,
  LevelLeaf,
  OwnerLeaf,
  ScoreChangeLeaf,
  ScoreLeaf,
  SegmentLeaf,
  SequenceLeaf,
  WatchedLeaf,
} from './lead-leaves';

export type ConditionLeaf =
  | AttributeLeaf
  | EventLeaf
  | SequenceLeaf
  | ScoreLeaf
  | LevelLeaf
  | ScoreChangeLeaf
  | LastActivityLeaf
  | CreatedLeaf
  | OwnerLeaf
  | WatchedLeaf
  | SegmentLeaf
  | AccountLeaf;

/** The one condition language: segments, list filters, triggers, bulk selections. `{ "all": [] }` is everybody. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | ConditionLeaf;

export const Condition: z.ZodType<Condition> = conditionTree<Condition>(
  'The condition language: leaves (attribute, event, sequence, score, level, scoreChange, lastActivity, created, owner, watched, segment, account) joined by all, any, not.',
  {
    attribute: AttributeLeaf,
    event: EventLeaf,
    sequence: SequenceLeaf,
    scoreChange: ScoreChangeLeaf,
    score: ScoreLeaf,
    level: LevelLeaf,
    lastActivity: LastActivityLeaf,
    created: CreatedLeaf,
    owner: OwnerLeaf,
    watched: WatchedLeaf,
    segment: SegmentLeaf,
    // Last: an attribute of the account has a field of this name, too.
    account: AccountLeaf,
  },
  { property: 'A property belongs to an event: put it into that event\'s "where"' },
);
