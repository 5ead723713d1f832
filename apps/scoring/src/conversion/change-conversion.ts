import { type CallContext, type ConversionChange, type ConversionSettings } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { criteriaOfConversion } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import { callerOf } from '../caller';
import { refuseStale } from '../models/model-change';
import { runBy } from '../models/start-recalculation';
import { RulebookStore } from '../timelines/rulebook-store';
import { StartRefresh } from '../timelines/start-refresh';
import { ConversionStore } from './conversion-store';

/** Says anew what a conversion is: interned like what a rule looks for, so that timelines know when each lead converted. */
@Injectable()
export class ChangeConversion {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly refresh: StartRefresh,
    private readonly announcer: Announcer,
  ) {}

  run(
    context: CallContext,
    { version, ...definition }: ConversionChange,
  ): Promise<ConversionSettings & { runId: string | null }> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      await this.rulebooks.change(tx);
      const conversions = new ConversionStore(tx, this.rulebooks);
      refuseStale((await conversions.read()).version, version);
      const { zone } = await this.rulebooks.settings(tx);
      const waits = await this.rulebooks.addCriteria(tx, criteriaOfConversion(definition, zone), []);
      await conversions.write(definition, zone, callerOf(context));
      await this.announcer.acted(tx, context, {
        action: 'workspace.conversion_changed',
        subject: { kind: 'workspace', id: context.workspaceId },
      });
      const run = waits ? await this.refresh.open(tx, runBy(context), 'A new definition of conversion') : null;
      return { ...(await conversions.read()), runId: run?.runId ?? null };
    });
  }
}
