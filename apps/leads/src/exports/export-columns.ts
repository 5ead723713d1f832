import { type ExportColumn, type LeadExportColumn, textCell } from '@heatline/contracts';
import { type CopiedRow, uuidText } from '@heatline/database';
import type { JoinedForOrder } from '../lists/sql/everybody-sql';
import type { SqlText } from '../lists/sql/sql-text';
import type { CsvBytes } from './csv-bytes';
import type { ExportModels } from './export-models';
import { KnownCells } from './known-cells';

/** What cells are made with. */
export interface ExportFacts {
  /** Model of each kind, with its levels. */
  models: ExportModels;
  /** What members are called, by id. */
  members: ReadonlyMap<string, string>;
}

/** One column: where it is read, if it is read anywhere, and how it is written. */
export interface PlannedColumn {
  head: string;
  select?: string;
  write(row: CopiedRow, csv: CsvBytes, leadId: Buffer): void;
}

const heads: Record<LeadExportColumn, string> = {
  leadId: 'Lead ID',
  name: 'Name',
  email: 'Email',
  phone: 'Phone',
  externalId: 'External ID',
  engagementScore: 'Engagement Score',
  profileScore: 'Profile Score',
  accountScore: 'Account Score',
  engagementLevel: 'Engagement Level',
  profileLevel: 'Profile Level',
  accountLevel: 'Account Level',
  account: 'Account',
  accountDomain: 'Account Domain',
  owner: 'Owner',
  lastActivity: 'Last Activity Date',
  created: 'Creation Date',
  events: 'Events',
};

type Write = PlannedColumn['write'];

const text: Write = (row, csv) => {
  const at = row.where();
  if (at >= 0) csv.text(row.bytes, at, row.size);
};
const instant: Write = (row, csv) => {
  const ms = row.timestamptz();
  if (ms !== null) csv.instant(Math.floor(ms));
};
const points: Write = (row, csv) => {
  const hundredths = row.int4();
  if (hundredths !== null) csv.points(hundredths);
};
const nothing: Write = () => {};

/** Of few different values, each with a cell of its own. */
const known = (make: (value: Buffer) => string): Write => {
  const cells = new KnownCells(make);
  return (row, csv) => {
    const at = row.where();
    if (at >= 0) cells.write(row.bytes, at, row.size, csv);
  };
};

/** The statement that columns are planned for. */
export interface ExportSql {
  text: SqlText;
  /** Its parameter. */
  workspace: string;
  joined: JoinedForOrder;
}

/** Plans columns and, each once, the joins that they read from, around a lead `l`. */
export class ExportPlan {
  private readonly joined = new Map<string, string>();
  readonly columns: PlannedColumn[];

  constructor(
    private readonly sql: ExportSql,
    private readonly facts: ExportFacts,
    columns: readonly ExportColumn[],
  ) {
    this.columns = columns.map((column) => this.plan(column));
  }

  get joins(): string {
    return [...this.joined.values()].join(' ');
  }

  private plan(column: ExportColumn): PlannedColumn {
    if (!isFixed(column)) return this.attribute(column.slice('attribute:'.length));
    return { head: heads[column], ...this.fixed(column) };
  }

  private fixed(column: LeadExportColumn): Pick<PlannedColumn, 'select' | 'write'> {
    switch (column) {
      case 'leadId':
        return { write: (_, csv, leadId) => csv.uuid(leadId, 0) };
      case 'name':
        return { select: 'l.name', write: text };
      case 'email':
        return { select: 'l.email', write: text };
      case 'phone':
      case 'externalId':
        return { select: this.alias(column), write: text };
      case 'account':
        return { select: `coalesce(${this.account()}.name, xa.domain)`, write: text };
      case 'accountDomain':
        return { select: `${this.account()}.domain`, write: text };
      case 'owner':
        return { select: 'l.owner_id', write: known((id) => this.member(uuidText(id))) };
      case 'created':
        return { select: 'l.created_at', write: instant };
      case 'lastActivity':
        return { select: `${this.timeline()}.last_activity_at`, write: instant };
      case 'events':
        return {
          select: `coalesce(${this.timeline()}.event_count, 0)`,
          write: (row, csv) => csv.ascii(String(row.int4())),
        };
      default:
        return this.scored(column);
    }
  }

  private scored(column: LeadExportColumn): Pick<PlannedColumn, 'select' | 'write'> {
    const kind = column.startsWith('engagement') ? 'engagement' : column.startsWith('profile') ? 'profile' : 'account';
    const isScore = column.endsWith('Score');
    const model = this.facts.models[kind];
    if (!model) return { write: nothing };
    const alias =
      kind === 'account'
        ? this.scores(`x${kind}`, model.modelId, 'l.account_id')
        : this.leadScores(kind, model.modelId);
    if (isScore) return { select: `${alias}.score`, write: points };
    const names = new Map(model.levels.map(({ key, name }) => [key, textCell(name)]));
    const level = (key: string): string => names.get(key) ?? textCell(key);
    return { select: `${alias}.level`, write: known((key) => level(key.toString())) };
  }

  private leadScores(kind: string, modelId: string): string {
    return this.sql.joined.s === modelId ? 's' : this.scores(`x${kind}`, modelId, 'l.lead_id');
  }

  private scores(alias: string, modelId: string, subject: string): string {
    const { text, workspace } = this.sql;
    return this.join(
      alias,
      `scoring.published_score ${alias} on ${alias}.workspace_id = ${workspace} and ${alias}.model_id = ${text.param(modelId)}::uuid and ${alias}.lead_id = ${subject}`,
    );
  }

  private alias(type: 'phone' | 'externalId'): string {
    const { text, workspace } = this.sql;
    const alias = `x${type.toLowerCase()}`;
    this.join(
      alias,
      `alias ${alias} on ${alias}.workspace_id = ${workspace} and ${alias}.lead_id = l.lead_id and ${alias}.type = ${text.param(type)} and ${alias}.is_primary`,
    );
    // Who has no primary one may have one by a merge. Whoever absorbed nobody is not looked at again: those who did are few, and found once.
    return `case when ${alias}.value is not null then ${alias}.value
      when l.lead_id in (select m.root_id from lead m where m.workspace_id = ${workspace} and m.root_id <> m.lead_id)
      then ${firstOfMerged(workspace, text.param(type))} end`;
  }

  private account(): string {
    return this.join('xa', `account xa on xa.workspace_id = ${this.sql.workspace} and xa.account_id = l.account_id`);
  }

  private timeline(): string {
    if (this.sql.joined.t) return 't';
    return this.join(
      'xt',
      `scoring.published_timeline xt on xt.workspace_id = ${this.sql.workspace} and xt.lead_id = l.lead_id`,
    );
  }

  private attribute(key: string): PlannedColumn {
    const select = `(select value::text from attribute_change c where c.workspace_id = ${this.sql.workspace} and c.lead_id = l.lead_id and c.key = ${this.sql.text.param(key)} order by at desc, change_id desc limit 1)`;
    return { head: textCell(key), select, write: (row, csv) => csv.raw(textCell(shown(row.text()))) };
  }

  private member(memberId: string): string {
    return textCell(this.facts.members.get(memberId) ?? memberId);
  }

  private join(alias: string, what: string): string {
    if (!this.joined.has(alias)) this.joined.set(alias, `left join ${what}`);
    return alias;
  }
}

/** The value that lists show: the primary one first, of these the lead's own. */
const firstOfMerged = (workspace: string, type: string): string => `(
  select a.value from (
    select l.lead_id union all
    select m.lead_id from lead m where m.workspace_id = ${workspace} and m.root_id = l.lead_id and m.root_id <> m.lead_id) m
  join alias a on a.workspace_id = ${workspace} and a.lead_id = m.lead_id and a.type = ${type}
  order by a.is_primary desc, a.lead_id = l.lead_id desc, a.created_at, a.matching collate "C" limit 1)`;

const isFixed = (column: ExportColumn): column is LeadExportColumn => column in heads;

/** An attribute as people read it; lists by commas, anything deeper as JSON. */
function shown(json: string | null): string | null {
  if (json === null || json === 'null') return null;
  const value: unknown = JSON.parse(json);
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ');
  return json;
}
