import type { CallContext, ShareLink } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { ShareLinks } from './share-links';

@Injectable()
export class ListShareLinks {
  constructor(private readonly database: Database) {}

  async run(leadId: string, { workspaceId }: CallContext): Promise<{ items: ShareLink[] }> {
    return { items: await this.database.inWorkspace(workspaceId, (tx) => new ShareLinks(tx).ofLead(leadId)) };
  }
}
