import type { ConversionSettings } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { RulebookStore } from '../timelines/rulebook-store';
import { ConversionStore } from './conversion-store';

/** What makes a customer of a lead, in this workspace. */
@Injectable()
export class ReadConversion {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
  ) {}

  run(workspaceId: string): Promise<ConversionSettings> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      await this.rulebooks.hold(tx);
      return new ConversionStore(tx, this.rulebooks).read();
    });
  }
}
