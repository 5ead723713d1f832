import type { AttributeLeaf, Limit, Rule } from '@heatline/contracts';
import type { Node } from '../conditions/node';
import type { Decay } from '../numbers/decay';

/** An event rule that is on. Points in millionths, times in seconds. */
export interface EventRule {
  readonly rule: Rule;
  /** Position among all rules of the definition. */
  readonly position: number;
  readonly points: number;
  readonly gate: Node<AttributeLeaf> | null;
  readonly count: { min: number; max: number } | null;
  readonly limit: Limit | null;
  readonly cooldown: number;
  readonly cap: number;
  /** 0 = none. */
  readonly window: number;
  readonly from: number;
  readonly to: number;
  readonly decay: Decay;
  /** Position among the groups, −1 = none. */
  readonly group: number;
}

/** An attribute rule that is on. */
export interface AttributeRule {
  readonly rule: Rule;
  readonly position: number;
  readonly points: number;
  readonly condition: Node<AttributeLeaf>;
  readonly group: number;
}

export interface CompiledGroup {
  readonly key: string;
  readonly min: number;
  readonly max: number;
}
