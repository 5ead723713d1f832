import {
  addAlias,
  type CallContext,
  captureLeads,
  changeLead,
  leadHistory,
  listLeads,
  readLead,
  removeAlias,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ListLeads } from '../lists/list-leads';
import { CaptureLeads } from './capture-leads';
import { ChangeAliases } from './change-aliases';
import { ChangeLead } from './change-lead';
import { LeadHistory } from './lead-history';
import { ReadLead } from './read-lead';

@Controller()
export class LeadsController {
  constructor(
    private readonly capturing: CaptureLeads,
    private readonly listing: ListLeads,
    private readonly reading: ReadLead,
    private readonly changing: ChangeLead,
    private readonly aliases: ChangeAliases,
    private readonly histories: LeadHistory,
  ) {}

  @Answers(captureLeads)
  capture(request: z.output<typeof captureLeads.request>, context: CallContext) {
    return this.capturing.run(request, context);
  }

  @Answers(listLeads)
  list(query: z.output<typeof listLeads.request>, context: CallContext) {
    return this.listing.run(query, context);
  }

  @Answers(readLead)
  read({ leadId }: z.output<typeof readLead.request>, context: CallContext) {
    return this.reading.run(leadId, context);
  }

  @Answers(changeLead)
  change({ leadId, ...change }: z.output<typeof changeLead.request>, context: CallContext) {
    return this.changing.run(leadId, change, context);
  }

  @Answers(addAlias)
  addAlias({ leadId, ...alias }: z.output<typeof addAlias.request>, context: CallContext) {
    return this.aliases.add(leadId, alias, context);
  }

  @Answers(removeAlias)
  removeAlias({ leadId, ...alias }: z.output<typeof removeAlias.request>, context: CallContext) {
    return this.aliases.remove(leadId, alias, context);
  }

  @Answers(leadHistory)
  history(request: z.output<typeof leadHistory.request>, context: CallContext) {
    return this.histories.run(request, context);
  }
}
