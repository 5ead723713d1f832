import { bulkItems, type CallContext } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { BulkItems } from './bulk-items';

@Controller()
export class BulkController {
  constructor(private readonly reading: BulkItems) {}

  @Answers(bulkItems)
  items(query: z.output<typeof bulkItems.request>, context: CallContext) {
    return this.reading.run(query, context);
  }
}
