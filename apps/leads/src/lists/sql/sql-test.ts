import { type Condition, type ConditionLeaf, readDate, type ScoreLeaf, secondsOf } from '@heatline/contracts';

/** Where a value stands: the lead itself, its timeline, or its score of one model. */
export type TestSource = 'lead' | 'timeline' | { model: string };

/** One comparison that SQL answers just as the engine would. `none`: nobody passes. */
export type SqlTest = { source: TestSource; column: string } & (
  | {
      op: '>=' | '>' | '<=' | '<' | '=' | 'is distinct from';
      value: number | string | Date;
      type: 'bigint' | 'timestamptz' | 'date';
    }
  | { op: 'in' | 'not in'; values: string[]; type: 'uuid' | 'text'; orNull: boolean }
  | { op: 'is null' | 'is not null' | 'none' }
  | { op: 'watched'; by: string | null; wanted: boolean }
);

export interface Split {
  /** All of these have to hold … */
  tests: SqlTest[];
  /** … and this, which only the engine can tell. */
  rest: Condition | undefined;
}

/** Who asks, and T in seconds since 1970. */
export interface AskedBy {
  me: string | null;
  asOf: number;
}

/** Parts a condition into what SQL can tell and what is left. A part under "any" or "not" goes to the engine as it is. */
export function splitCondition(condition: Condition | undefined, by: AskedBy): Split {
  const tests: SqlTest[] = [];
  const rest: Condition[] = [];
  const walk = (part: Condition): void => {
    if ('all' in part) return part.all.forEach(walk);
    const told = 'any' in part || 'not' in part ? undefined : testsOf(part, by);
    if (told) tests.push(...told);
    else rest.push(part);
  };
  if (condition) walk(condition);
  return { tests, rest: rest.length > 1 ? { all: rest } : rest[0] };
}

function testsOf(leaf: ConditionLeaf, by: AskedBy): SqlTest[] | undefined {
  if ('attribute' in leaf || 'event' in leaf || 'sequence' in leaf || 'segment' in leaf) return undefined;
  if ('scoreChange' in leaf) {
    if (leaf.days !== 7 && leaf.days !== 30) return undefined;
    const source = { model: leaf.scoreChange };
    const known: SqlTest = { source, column: 'score', op: 'is not null' };
    return [known, ...pointsTests(source, `change${leaf.days}`, leaf.op, leaf.value)];
  }
  if ('score' in leaf) return scoreTests(leaf);
  if ('level' in leaf) {
    const { op, value: values } = leaf;
    const how = op === 'in' ? ({ op: 'in', orNull: false } as const) : ({ op: 'not in', orNull: true } as const);
    return [{ source: { model: leaf.level }, column: 'level', values, type: 'text', ...how }];
  }
  if ('owner' in leaf)
    return [
      among(
        'owner_id',
        leaf.owner.flatMap((owner) => (owner === 'me' ? (by.me ?? []) : [owner])),
      ),
    ];
  if ('account' in leaf) return [among('account_id', leaf.account)];
  if ('watched' in leaf) return [{ source: 'lead', column: 'lead_id', op: 'watched', by: by.me, wanted: leaf.watched }];
  if ('created' in leaf) return instantTests({ source: 'lead', column: 'created_at' }, leaf.created, by);
  return instantTests({ source: 'timeline', column: 'last_activity_at' }, leaf.lastActivity, by);
}

const among = (column: string, ids: (string | null)[]): SqlTest => ({
  source: 'lead',
  column,
  op: 'in',
  values: ids.filter((id) => id !== null),
  type: 'uuid',
  orNull: ids.includes(null),
});

function scoreTests(leaf: ScoreLeaf): SqlTest[] {
  const source = { model: leaf.score };
  if (!('value' in leaf)) return [{ source, column: 'score', op: leaf.op === 'exists' ? 'is not null' : 'is null' }];
  return pointsTests(source, 'score', leaf.op, leaf.value);
}

type PointsOp = Exclude<ScoreLeaf['op'], 'exists' | 'not_exists'>;

/** Scores are whole hundredths; whoever asks for more decimals means a place between two of them. */
function pointsTests(source: TestSource, column: string, op: PointsOp, value: number | [number, number]): SqlTest[] {
  const [low, high] = (typeof value === 'number' ? [value, value] : value).map(hundredthsOf) as [number, number];
  const test = (how: '>=' | '>' | '<=' | '<' | '=' | 'is distinct from', hundredths: number): SqlTest => ({
    source,
    column,
    op: how,
    value: hundredths,
    type: 'bigint',
  });
  switch (op) {
    case 'gt':
      return [test('>', Math.floor(low))];
    case 'gte':
      return [test('>=', Math.ceil(low))];
    case 'lt':
      return [test('<', Math.ceil(low))];
    case 'lte':
      return [test('<=', Math.floor(low))];
    case 'between':
      return [test('>=', Math.ceil(low)), test('<=', Math.floor(high))];
    case 'equals':
      return Number.isInteger(low) ? [test('=', low)] : [{ source, column, op: 'none' }];
    case 'not_equals':
      return Number.isInteger(low) ? [test('is distinct from', low)] : [];
  }
}

function hundredthsOf(points: number): number {
  const whole = Math.round(points * 100);
  return Math.abs(points * 100 - whole) < 1e-6 ? whole : points * 100;
}

type Compared = { op: string; value?: unknown };

/**
 * An instant with T or with another one. Both count in whole seconds, so comparing the exact time with a whole second is the
 * same. Days, periods and local times depend on the workspace's zone: these are the engine's.
 */
function instantTests(
  at: { source: TestSource; column: string },
  compared: Compared,
  { asOf }: AskedBy,
): SqlTest[] | undefined {
  const test = (op: '>=' | '<', seconds: number): SqlTest => ({
    ...at,
    op,
    value: new Date(seconds * 1_000),
    type: 'timestamptz',
  });
  const { op, value } = compared;
  if (op === 'exists' || op === 'not_exists') return [{ ...at, op: op === 'exists' ? 'is not null' : 'is null' }];
  if (op === 'within_last') return [test('>=', asOf - secondsOf(value as object)), test('<', asOf)];
  if (op === 'older_than') return [test('<', asOf - secondsOf(value as object))];
  if (op !== 'before' && op !== 'after') return undefined;
  if (typeof value !== 'string') {
    const bound = asOf + secondsOf(value as object);
    return op === 'before' ? [test('<', bound)] : [test('>=', bound + 1)];
  }
  const date = readDate(value);
  if (date?.kind !== 'instant') return undefined;
  return op === 'before' ? [test('<', date.seconds)] : [test('>=', date.seconds + 1)];
}
