import { type CallContext, leadActivity, recordEvents, seenActivity } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { LeadActivity } from './lead-activity';
import { RecordEvents } from './record-events';
import { SeenActivity } from './seen-activity';

@Controller()
export class EventsController {
  constructor(
    private readonly recording: RecordEvents,
    private readonly activities: LeadActivity,
    private readonly seen: SeenActivity,
  ) {}

  @Answers(recordEvents)
  record(request: z.output<typeof recordEvents.request>, context: CallContext) {
    return this.recording.run(request, context);
  }

  @Answers(leadActivity)
  activity(request: z.output<typeof leadActivity.request>, context: CallContext) {
    return this.activities.run(request, context);
  }

  @Answers(seenActivity)
  seenIn({ leadId }: z.output<typeof seenActivity.request>, context: CallContext) {
    return this.seen.run(leadId, context);
  }
}
