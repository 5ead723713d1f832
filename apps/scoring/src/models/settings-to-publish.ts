import { type CallContext, Fault, readWorkspace, Refusal, ScoringSettings } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { Bus } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { RulebookStore } from '../timelines/rulebook-store';

/** What a version that is published now is scored under: the workspace's zone of today; activity types and burst rule as they are. */
@Injectable()
export class SettingsToPublish {
  constructor(
    private readonly bus: Bus,
    private readonly rulebooks: RulebookStore,
  ) {}

  /** Asked before a transaction is open. Identity may be away: then the zone is the one that the workspace was last published with. */
  async zoneOf(context: CallContext): Promise<string | undefined> {
    try {
      return (await this.bus.ask(readWorkspace, {}, context)).timeZone;
    } catch (error) {
      if (error instanceof Refusal || (error instanceof Fault && error.retryable)) return undefined;
      throw error;
    }
  }

  async with(tx: Tx, zone: string | undefined): Promise<ScoringSettings> {
    return ScoringSettings.parse({ ...(await this.rulebooks.settings(tx)), ...(zone !== undefined && { zone }) });
  }
}
