import type { SqlTest, TestSource } from './sql-test';
import type { SqlText } from './sql-text';
import type { Walk } from './walk';
import { passesWithout } from './walk-parts';

/** Tests as joins and conditions around tables that are there already. Scores and timelines are of roots only. */
export class TestJoins {
  private readonly joins = new Map<string, string>();
  readonly conditions: string[] = [];

  /**
   * @param base alias of what has a `lead_id`
   * @param present aliases that are joined already
   */
  constructor(
    private readonly sql: SqlText,
    private readonly walk: Walk,
    private readonly base: string,
    private readonly present: ReadonlySet<string>,
    private readonly workspace: string,
  ) {}

  get from(): string {
    return [...this.joins.values()].join(' ');
  }

  add(tests: SqlTest[]): this {
    // Inner joins where a missing row cannot pass, so that the planner may begin with them.
    const needed = new Set(tests.filter((test) => !passesWithout(test)).map(({ source }) => this.keyOf(source)));
    for (const test of tests) {
      const alias = this.join(test.source, needed.has(this.keyOf(test.source)));
      this.conditions.push(this.condition(test, `${alias}.${test.column}`));
    }
    return this;
  }

  /** Leads themselves. */
  lead(): string {
    return this.join('lead', true);
  }

  private join(source: TestSource, inner: boolean): string {
    const alias = this.keyOf(source);
    if (this.present.has(alias) || this.joins.has(alias)) return alias;
    const { base, workspace } = this;
    const how = inner ? 'join' : 'left join';
    if (source === 'lead') {
      const root = `l.workspace_id = ${workspace} and l.lead_id = ${base}.lead_id and l.is_root`;
      this.joins.set('l', `join lead l on ${root}`);
    } else if (source === 'timeline') {
      const same = `t.workspace_id = ${workspace} and t.lead_id = ${base}.lead_id`;
      this.joins.set('t', `${how} scoring.published_timeline t on ${same}`);
    } else {
      const subject = this.walk.models.get(source.model)?.ofAccounts ? `${this.lead()}.account_id` : `${base}.lead_id`;
      const ofModel = `${alias}.workspace_id = ${workspace} and ${alias}.model_id = ${this.sql.param(source.model)}`;
      this.joins.set(alias, `${how} scoring.published_score ${alias} on ${ofModel} and ${alias}.lead_id = ${subject}`);
    }
    return alias;
  }

  private keyOf(source: TestSource): string {
    if (source === 'lead') return 'l';
    if (source === 'timeline') return 't';
    const { order, modelId, models } = this.walk;
    if (order.source === 's' && source.model === modelId) return 's';
    return `s${[...models.keys()].indexOf(source.model)}`;
  }

  private condition(test: SqlTest, value: string): string {
    return sqlOfTest(this.sql, test, value, this.workspace);
  }
}

/** One test of a value that is there. */
export function sqlOfTest(sql: SqlText, test: SqlTest, value: string, workspace: string): string {
  switch (test.op) {
    case 'none':
      return 'false';
    case 'is null':
    case 'is not null':
      return `${value} ${test.op}`;
    case 'in': {
      const some = `${value} = any(${sql.param(test.values)}::${test.type}[])`;
      return test.orNull ? `(${value} is null or ${some})` : some;
    }
    case 'not in':
      return `(${value} is null or ${value} <> all(${sql.param(test.values)}::${test.type}[]))`;
    case 'watched': {
      const watches = `exists (select from watch w where w.workspace_id = ${workspace} and w.member_id = ${sql.param(test.by)}::uuid and w.lead_id = ${value})`;
      return test.wanted ? watches : `not ${watches}`;
    }
    default:
      return `${value} ${test.op} ${sql.param(test.value)}::${test.type}`;
  }
}
