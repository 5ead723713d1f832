import { type CallContext, listAudit } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ListAudit } from './list-audit';

@Controller()
export class AuditController {
  constructor(private readonly listing: ListAudit) {}

  @Answers(listAudit)
  list(query: z.output<typeof listAudit.request>, context: CallContext) {
    return this.listing.run(query, context);
  }
}
