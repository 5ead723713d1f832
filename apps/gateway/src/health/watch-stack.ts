import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ServiceLog } from '@heatline/service';
import { LiveHub } from '../live/live-hub';
import { HealthPage } from './health-page';

/** A killed process is missed within this time; it cannot say itself that it is gone. */
const everyMs = 2_000;

/** Tells the open consoles when a service comes or goes. By this gateway's own streams: when NATS is what is gone, nothing else would arrive. */
@Injectable()
export class WatchStack implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly known = new Map<string, boolean>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly health: HealthPage,
    private readonly hub: LiveHub,
    private readonly log: ServiceLog,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(
      () => void this.look().catch((err) => this.log.warn({ err }, 'The stack was not looked at')),
      everyMs,
    );
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** What is as it was before is not told again; nor that all is well at first. */
  async look(): Promise<void> {
    for (const { service, ready } of await this.health.services()) {
      const before = this.known.get(service) ?? true;
      this.known.set(service, ready);
      if (before !== ready) this.hub.tellAll({ topic: 'stack.changed', service, ready });
    }
  }
}
