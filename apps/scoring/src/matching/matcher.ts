import type { Condition } from '@heatline/contracts';
import type { CopiedRow, Tx } from '@heatline/database';
import {
  type Catalog,
  compileCondition,
  criteriaOfCondition,
  type DatedValue,
  datedKeysOfCondition,
  type Facts,
  match,
  TimelineReader,
} from '@heatline/scoring-engine';
import { freshFacts } from '../scores/lead-subject';
import { knows } from '../scores/model-subject';
import type { ClassStore } from '../timelines/class-store';
import { FactsReader } from '../timelines/facts-reader';
import { criterionKeyOf, type Rulebook, type StoredCriterion } from '../timelines/rulebook';
import { LeadExtras } from './lead-extras';
import { type Looked, timelinesWith } from './timelines-with';
import { type Asked, whatIsAsked } from './what-is-asked';

const nothing: readonly DatedValue[] = [];

/** A condition, with all that it asks of others, ready to be asked of any leads as of one T. */
export class Matcher {
  private readonly reader = new TimelineReader();

  private constructor(
    private readonly tx: Tx,
    private readonly rulebook: Rulebook,
    private readonly classes: ClassStore,
    private readonly condition: Condition,
    private readonly asked: Asked,
    private readonly extras: LeadExtras,
    /** Everything it looks for is known of every stored fact. If not, raw events are read, which takes long. */
    readonly ready: boolean,
    /** T, seconds since 1970. */
    readonly asOf: number,
  ) {}

  static async of(
    tx: Tx,
    rulebook: Rulebook,
    classes: ClassStore,
    { condition, memberId, asOf }: { condition: Condition; memberId?: string | undefined; asOf?: number | undefined },
  ): Promise<Matcher> {
    const asked = await whatIsAsked(tx, condition);
    const extras = await LeadExtras.of(tx, asked, memberId ?? null);
    const ready = await knows(tx, criteriaAskedFor(condition, rulebook).map(criterionKeyOf));
    const time = asOf ?? (await tx.scoringTime()) / 1_000;
    return new Matcher(tx, rulebook, classes, condition, asked, extras, ready, time);
  }

  /** Those who satisfy it, packed, in the order of ids. Whoever has no timeline has no place in lists yet. */
  async among(looked: Looked, seen?: (leadId: Buffer) => void): Promise<Buffer> {
    if (!this.ready) {
      if ('leadIds' in looked) return this.byEvents(looked.leadIds);
      throw new Error('Everybody can be asked only what timelines know');
    }
    const { catalog } = this.rulebook;
    await this.classes.refresh(this.tx, catalog);
    const holds = this.compiled(catalog);
    const found = new Found();
    const later: string[] = [];
    await this.rows(looked, (row) => {
      const id = row.uuidBytes()!;
      seen?.(id);
      const facts = this.stored(row);
      this.extras.read(row, () => textOf(id));
      try {
        if (holds(facts)) found.add(id);
      } catch (error) {
        // A class that somebody has met since the catalog was read; rows are valid only here.
        if (!(error instanceof RangeError)) throw error;
        later.push(textOf(id));
      }
    });
    if (later.length === 0) return found.packed();
    return merged(found.packed(), await this.among({ leadIds: later }));
  }

  private async byEvents(leadIds: string[]): Promise<Buffer> {
    const { condition, rulebook, tx } = this;
    const clusters = await new FactsReader(tx).clusters(leadIds);
    const criteria = criteriaOfCondition(condition, rulebook.settings);
    const { catalog, facts } = await freshFacts(tx, clusters, criteria, datedKeysOfCondition(condition));
    const holds = this.compiled(catalog);
    const found = new Found();
    await this.rows({ leadIds }, (row) => {
      const id = row.uuidBytes()!;
      const fresh = facts.get(textOf(id));
      this.stored(row);
      this.extras.read(row, () => textOf(id));
      if (fresh && holds(fresh)) found.add(id);
    });
    return found.packed();
  }

  private compiled(catalog: Catalog): (facts: Facts) => boolean {
    const compiled = compileCondition(this.condition, catalog, this.rulebook.settings);
    if (!compiled.ok) throw new Error('A condition asks for criteria that are not its own');
    return (facts) => match(compiled.value, facts, this.extras, this.asOf);
  }

  private async rows(looked: Looked, each: (row: CopiedRow) => void): Promise<void> {
    if ('leadIds' in looked && looked.leadIds.length === 0) return;
    // Everybody: along the keys, side by side. The planner would rather hash a million wide rows and sort them.
    const off = 'limit' in looked ? 'off' : 'on';
    await this.tx.execute(
      `SELECT set_config(name, $1, true) FROM unnest('{enable_seqscan,enable_bitmapscan,enable_hashjoin,enable_nestloop}'::text[]) AS name`,
      [off],
    );
    await this.tx.copyRows(timelinesWith(this.tx.workspaceId!, this.asked, looked), each);
  }

  /** Reads the columns of the timeline. */
  private stored(row: CopiedRow): Facts {
    const createdAt = Math.floor(row.timestamptz()! / 1_000);
    const dated = (row.jsonb() as DatedValue[] | null) ?? nothing;
    const tail = row.bytea()!;
    const body = row.bytea();
    const bytes = body ?? tail;
    const timeline = this.reader.read(bytes, 0, bytes.length, body ? tail : null);
    return { timeline, dated, adjustments: [], resets: [], createdAt };
  }
}

/** Everything that timelines must know to answer. */
export const criteriaAskedFor = (condition: Condition, { settings }: Rulebook): StoredCriterion[] => [
  ...criteriaOfCondition(condition, settings),
  ...datedKeysOfCondition(condition).map((key) => ({ ...key, kind: 'dated' as const })),
];

/** Ids one after the other, in memory that grows by doubling. */
class Found {
  private bytes = Buffer.alloc(16 * 1_024);
  private end = 0;

  add(id: Buffer): void {
    if (this.end === this.bytes.length) this.bytes = Buffer.concat([this.bytes], 2 * this.bytes.length);
    this.end += id.copy(this.bytes, this.end);
  }

  packed(): Buffer {
    return this.bytes.subarray(0, this.end);
  }
}

function merged(one: Buffer, other: Buffer): Buffer {
  const ids = [one, other].flatMap((packed) =>
    Array.from({ length: packed.length / 16 }, (_, i) => packed.subarray(16 * i, 16 * i + 16)),
  );
  return Buffer.concat(ids.sort(Buffer.compare));
}

export const textOf = (id: Buffer): string => {
  const hex = id.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
