import { type CallContext, memberOf, readLead, Refusal, type ShareDraft, type ShareLink } from '@heatline/contracts';
import { AnsweredRequests, Database, type Tx } from '@heatline/database';
import { Bus } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { writeDown } from '../audit-trail';
import { newSecret, secretOf } from '../secret';
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
    { leadId: asked, idempotencyKey, ...draft }: ShareDraft & { leadId: string; idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<{ link: ShareLink; token: string }> {
    // An absorbed lead's id answers with the lead that it is part of now.
    const { leadId } = await this.bus.ask(readLead, { leadId: asked }, context);
    const keyed = { call: 'create-share-link', key: idempotencyKey, request: { leadId, ...draft } };
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const { shareId, half } = await new AnsweredRequests(tx, context).once(keyed, async () => {
        const half = newSecret();
        return { shareId: await this.add(tx, context, leadId, draft, secretOf(half, idempotencyKey)), half };
      });
      return { link: await new ShareLinks(tx).byId(shareId), token: secretOf(half, idempotencyKey) };
    });
  }

  private async add(
    tx: Tx,
    context: CallContext,
    leadId: string,
    { days, hidePersonalData }: ShareDraft,
    token: string,
  ): Promise<string> {
    const links = new ShareLinks(tx);
    if ((await links.countOpen(leadId)) >= maxOpen) throw new Refusal('too_many_share_links', { max: maxOpen });
    const createdBy = memberOf(context);
    const { shareId } = await links.add({ shareId: uuidv7(), leadId, token, days, hidePersonalData, createdBy });
    await writeDown(tx, context.actor, {
      action: 'lead.shared',
      subject: { kind: 'lead', id: leadId },
      details: { shareId, days, hidePersonalData },
    });
    return shareId;
  }
}
