import { type Health, healthOf, systemContext } from '@heatline/contracts';
import { Bus } from '@heatline/messaging';
import { Readiness } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { sendJson } from '../http/send';

/** Without any of these something that the console shows does not work. */
const needed = ['identity', 'leads', 'scoring', 'worker'];

/** Whoever asks all the time gets what is a second old. */
const rememberedMs = 1_000;

@Injectable()
export class HealthPage {
  private last: { at: number; services: Promise<Health[]> } | undefined;

  constructor(
    private readonly bus: Bus,
    private readonly readiness: Readiness,
  ) {}

  /** 200 when everything can do its work, else 503; either way with what is missing, by name. */
  async ready(request: Request, response: Response): Promise<void> {
    const services = await this.services();
    const ready = services.every((service) => service.ready);
    const missing = services.flatMap(({ service, ready, checks }) =>
      ready ? [] : checks.filter((check) => !check.ready).map(({ name, detail }) => ({ service, name, detail })),
    );
    await sendJson(request, response, ready ? 200 : 503, { ready, missing, services });
  }

  /** This process answers: nothing is said about the others. */
  alive(request: Request, response: Response): Promise<void> {
    return sendJson(request, response, 200, { alive: true });
  }

  /** This process and all that it needs, as they are now or were a second ago. */
  services(): Promise<Health[]> {
    const now = performance.now();
    if (!this.last || now - this.last.at > rememberedMs) {
      const services = Promise.all([this.readiness.report(), ...needed.map((service) => this.ask(service))]);
      this.last = { at: now, services };
    }
    return this.last.services;
  }

  private async ask(service: string): Promise<Health> {
    try {
      return await this.bus.ask(healthOf(service), {}, systemContext('health'));
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return {
        service,
        ready: false,
        since: new Date().toISOString(),
        checks: [{ name: 'process', ready: false, detail }],
      };
    }
  }
}
