import { type CallContext, exportLeads } from '@heatline/contracts';
import { Streams } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ExportLeads } from './export-leads';

@Controller()
export class ExportsController {
  constructor(private readonly exporting: ExportLeads) {}

  @Streams(exportLeads)
  export(query: z.output<typeof exportLeads.request>, context: CallContext) {
    return this.exporting.run(query, context);
  }
}
