import { Injectable } from '@nestjs/common';
import { type AccessChanged, accessChangedSubject } from '@heatline/contracts';
import { LivePublisher, Nats } from '@heatline/messaging';

/** Tells gateways and open consoles at once, by core NATS. Who misses it finds out when what it remembers runs out, in seconds. */
@Injectable()
export class Announcer {
  constructor(
    private readonly nats: Nats,
    private readonly live: LivePublisher,
  ) {}

  accessChanged(change: Partial<AccessChanged>): void {
    if (this.nats.ending) return;
    this.nats.connection.publish(this.nats.subject(accessChangedSubject), JSON.stringify(change));
  }

  memberChanged(workspaceId: string, memberId: string): void {
    this.accessChanged({ memberIds: [memberId] });
    this.live.publish(workspaceId, { topic: 'members.changed', memberId });
  }
}
