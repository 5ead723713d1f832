import { type CallContext, leadActivity, recordEvents } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { LeadActivity } from './lead-activity';
import { RecordEvents } from './record-events';

@Controller()
export class EventsController {
  constructor(
    private readonly recording: RecordEvents,
    private readonly activities: LeadActivity,
  ) {}

  @Answers(recordEvents)
  record(request: z.output<typeof recordEvents.request>, context: CallContext) {
    return this.recording.run(request, context);
  }

  @Answers(leadActivity)
  activity(request: z.output<typeof leadActivity.request>, context: CallContext) {
    return this.activities.run(request, context);
  }
}
