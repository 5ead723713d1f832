import { type CallContext, readLead, Refusal, type ShareDraft, type ShareLink } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Bus } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { writeDown } from '../audit-trail';
import { newSecret } from '../secret';
import { ShareLinks } from './share-links';

/** Of one lead at once; more than anybody looks after. */
const maxOpen = 20;

@Injectable()
export class CreateShareLink {
  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
  ) {}

  async run(
    { leadId: asked, days, hidePersonalData }: ShareDraft & { leadId: string },
    context: CallContext,
  ): Promise<{ link: ShareLink; token: string }> {
    // An absorbed lead's id answers with the lead that it is part of now.
    const { leadId } = await this.bus.ask(readLead, { leadId: asked }, context);
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const links = new ShareLinks(tx);
      if ((await links.countOpen(leadId)) >= maxOpen) throw new Refusal('too_many_share_links', { max: maxOpen });
      const token = newSecret();
      const createdBy = context.actor?.kind === 'member' ? context.actor.id : null;
      const link = await links.add({ shareId: uuidv7(), leadId, token, days, hidePersonalData, createdBy });
      await writeDown(tx, context.actor, {
        action: 'lead.shared',
        subject: { kind: 'lead', id: leadId },
        details: { shareId: link.shareId, days, hidePersonalData },
      });
      return { link, token };
    });
  }
}
