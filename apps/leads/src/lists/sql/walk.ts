import type { Order } from './lead-order';
import type { ModelFacts } from '../asked/model-facts';
import type { SqlTest } from './sql-test';

/** Where a walk stands: the last lead seen and its sort value, null once the leads without a value have begun. */
export interface Position {
  value: string | null;
  leadId: string;
}

/** A lead in the order of a list. */
export type Candidate = Position;

/** A list as SQL walks it: its order, and all that SQL can tell of who is in it. */
export interface Walk {
  workspaceId: string;
  order: Order;
  /** Whose scores it is ordered by, if it is. */
  modelId: string | undefined;
  tests: SqlTest[];
  /** What is known of the models in `tests` and of `modelId`. */
  models: ReadonlyMap<string, ModelFacts>;
  /** Only these, if given. */
  among?: string[];
  /** Only those whose names and addresses are LIKE this. */
  like?: string;
}
