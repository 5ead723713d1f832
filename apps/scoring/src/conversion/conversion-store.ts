import type { ConversionDefinition, ConversionSettings } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { describeConversion } from '@heatline/scoring-engine';
import { conversionKeys, RulebookStore } from '../timelines/rulebook-store';

interface Row {
  conversion: { definition: ConversionDefinition; zone: string } | null;
  version: number;
  changed_at: Date | null;
  changed_by: string | null;
}

/** What a conversion is, as it stands in the rulebook. */
export class ConversionStore {
  constructor(
    private readonly tx: Tx,
    private readonly rulebooks: RulebookStore,
  ) {}

  async read(): Promise<ConversionSettings> {
    const row = await this.tx.one<Row>(
      `SELECT conversion, conversion_version AS version, conversion_changed_at AS changed_at, conversion_changed_by AS changed_by
         FROM rulebook WHERE workspace_id = $1`,
      [this.tx.workspaceId],
    );
    const definition = row?.conversion?.definition ?? { events: [], attributes: [] };
    return {
      definition,
      words: describeConversion(definition),
      ready: !(await this.rulebooks.anyUnready(this.tx, conversionKeys(row?.conversion ?? null))),
      version: row?.version ?? 0,
      changedAt: row?.changed_at?.toISOString() ?? null,
      changedBy: row?.changed_by ?? null,
    };
  }

  /** The caller has changed the rulebook. */
  async write(definition: ConversionDefinition, zone: string, by: string | null): Promise<void> {
    await this.tx.execute(
      `UPDATE rulebook SET conversion = $2, conversion_version = conversion_version + 1, conversion_changed_at = clock_timestamp(),
              conversion_changed_by = $3 WHERE workspace_id = $1`,
      [this.tx.workspaceId, JSON.stringify({ definition, zone }), by],
    );
  }
}
