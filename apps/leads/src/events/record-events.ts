import { Injectable } from '@nestjs/common';
import {
  type CallContext,
  memberOf,
  type RecordedEvents,
  type RecordEvents as RecordEventsRequest,
  Refusal,
} from '@heatline/contracts';
import { refuseIfNothingIsLeft, sortOut } from '../refused-lines';
import { eventLine } from './event-line';
import { EventIntake } from './event-intake';
import { requestIdOf } from './event-id';

/** Takes events in; answers when they are durable. */
@Injectable()
export class RecordEvents {
  constructor(private readonly intake: EventIntake) {}

  async run(
    { events, idempotencyKey }: RecordEventsRequest & { idempotencyKey?: string | undefined },
    { workspaceId, actor }: CallContext,
  ): Promise<RecordedEvents> {
    const { good, refused: wrong } = sortOut(
      events.map((raw, index) => eventLine(raw, index, workspaceId, idempotencyKey)),
    );
    refuseIfNothingIsLeft('events', events.length, wrong);
    const by = memberOf({ actor });
    const request = requestIdOf(workspaceId, idempotencyKey, events);
    const outcome = await this.intake.record(workspaceId, { lines: good, by, request });
    if (outcome === 'key_reused') throw new Refusal('idempotency_key_reused');
    const refused = [...wrong, ...outcome.refused].sort((a, b) => a.index - b.index);
    refuseIfNothingIsLeft('events', events.length, refused);
    return { ...outcome, refused };
  }
}
