import { type CallContext, createShareLink, listShareLinks, openShareLink, revokeShareLink } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { CreateShareLink } from './create-share-link';
import { ListShareLinks } from './list-share-links';
import { OpenShareLink } from './open-share-link';
import { RevokeShareLink } from './revoke-share-link';

@Controller()
export class SharingController {
  constructor(
    private readonly creating: CreateShareLink,
    private readonly listing: ListShareLinks,
    private readonly revoking: RevokeShareLink,
    private readonly opening: OpenShareLink,
  ) {}

  @Answers(createShareLink)
  create(draft: z.output<typeof createShareLink.request>, context: CallContext) {
    return this.creating.run(draft, context);
  }

  @Answers(listShareLinks)
  list({ leadId }: z.output<typeof listShareLinks.request>, context: CallContext) {
    return this.listing.run(leadId, context);
  }

  @Answers(revokeShareLink)
  revoke(request: z.output<typeof revokeShareLink.request>, context: CallContext) {
    return this.revoking.run(request, context);
  }

  @Answers(openShareLink)
  open(request: z.output<typeof openShareLink.request>, context: CallContext) {
    return this.opening.run(request, context);
  }
}
