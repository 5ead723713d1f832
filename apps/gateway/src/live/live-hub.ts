import type { LiveMessage } from '@heatline/contracts';
import { LiveSubscriber } from '@heatline/messaging';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';

type Hear = (message: LiveMessage) => void;

/** One subscription a workspace, however many consoles are open in it. */
@Injectable()
export class LiveHub implements OnModuleDestroy {
  private readonly rooms = new Map<string, { listeners: Set<Hear>; close: () => void }>();

  constructor(private readonly subscriber: LiveSubscriber) {}

  /** @returns how to leave */
  join(workspaceId: string, hear: Hear): () => void {
    const room = this.rooms.get(workspaceId) ?? this.open(workspaceId);
    room.listeners.add(hear);
    return () => {
      room.listeners.delete(hear);
      if (room.listeners.size > 0 || this.rooms.get(workspaceId) !== room) return;
      this.rooms.delete(workspaceId);
      room.close();
    };
  }

  /** For what this process found out itself: every open console, of every workspace. */
  tellAll(message: LiveMessage): void {
    for (const { listeners } of this.rooms.values()) for (const hear of listeners) hear(message);
  }

  onModuleDestroy(): void {
    for (const { close } of this.rooms.values()) close();
    this.rooms.clear();
  }

  private open(workspaceId: string) {
    const listeners = new Set<Hear>();
    const close = this.subscriber.subscribe(workspaceId, (message) => {
      for (const hear of listeners) hear(message);
    });
    const room = { listeners, close };
    this.rooms.set(workspaceId, room);
    return room;
  }
}
