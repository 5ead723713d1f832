import { type CallContext, changeConversion, leadConversions, readConversion } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { LeadConversions } from '../scores/lead-conversions';
import { ChangeConversion } from './change-conversion';
import { ReadConversion } from './read-conversion';

@Controller()
export class ConversionController {
  constructor(
    private readonly reading: ReadConversion,
    private readonly changing: ChangeConversion,
    private readonly ofLeads: LeadConversions,
  ) {}

  @Answers(readConversion)
  read(_: z.output<typeof readConversion.request>, { workspaceId }: CallContext) {
    return this.reading.run(workspaceId);
  }

  @Answers(changeConversion)
  change(change: z.output<typeof changeConversion.request>, context: CallContext) {
    return this.changing.run(context, change);
  }

  @Answers(leadConversions)
  async ofLead({ leadId, modelId }: z.output<typeof leadConversions.request>, { workspaceId }: CallContext) {
    return { items: await this.ofLeads.run(workspaceId, leadId, modelId) };
  }
}
