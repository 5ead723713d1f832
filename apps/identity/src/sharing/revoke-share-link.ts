import { type CallContext, Refusal, type ShareLink } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { writeDown } from '../audit-trail';
import { ShareLinks } from './share-links';

/** For good. The same again changes nothing. */
@Injectable()
export class RevokeShareLink {
  constructor(private readonly database: Database) {}

  run({ shareId, leadId }: { shareId: string; leadId: string }, context: CallContext): Promise<ShareLink> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const links = new ShareLinks(tx);
      const before = await links.byId(shareId);
      if (before.leadId !== leadId) throw new Refusal('share_link_not_found', { shareId });
      if (before.revokedAt) return before;
      await links.revoke(shareId);
      await writeDown(tx, context.actor, {
        action: 'lead.share_revoked',
        subject: { kind: 'lead', id: before.leadId },
        details: { shareId },
      });
      return links.byId(shareId);
    });
  }
}
