import { Injectable } from '@nestjs/common';
import type { ApiKey, CallContext } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { toApiKey } from '../rows/api-key-row';
import { ApiKeys } from './api-keys';

@Injectable()
export class ListApiKeys {
  constructor(private readonly database: Database) {}

  async run(context: CallContext): Promise<{ items: ApiKey[] }> {
    const rows = await this.database.inWorkspace(context.workspaceId, (tx) => new ApiKeys(tx).all());
    return { items: rows.map(toApiKey) };
  }
}
