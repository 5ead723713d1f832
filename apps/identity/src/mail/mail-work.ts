import { setTimeout } from 'node:timers/promises';
import { sendMail, sendMailEverySeconds, type SendMailActivities } from '@heatline/contracts';
import { Database } from '@heatline/database';
import {
  ActivityWorkers,
  keepSchedule,
  Readiness,
  readEnvironment,
  ServiceLog,
  Temporal,
  temporalEnvironment,
  waitUntil,
} from '@heatline/service';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DeliverMail } from './deliver-mail';
import { MailSettings } from './mail-settings';

const keepEveryMs = 300_000;

/** Hosts the sending of mail in Temporal and keeps its schedule, where there is a server to send to. */
@Injectable()
export class MailWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private temporal: Temporal | undefined;
  private workers: ActivityWorkers | undefined;

  constructor(
    private readonly settings: MailSettings,
    private readonly database: Database,
    private readonly delivering: DeliverMail,
    private readonly readiness: Readiness,
    private readonly log: ServiceLog,
  ) {}

  /** What the workflow calls. */
  readonly activities: SendMailActivities = {
    findDueMail: async ({ limit }) => ({
      mails: await this.database.inSystem((tx) =>
        tx.query<{ workspaceId: string; mailId: string }>(
          `select workspace_id as "workspaceId", mail_id as "mailId" from identity.due_mail
           where due_at <= clock_timestamp() order by due_at limit $1`,
          [limit],
        ),
      ),
    }),
    deliverMail: (mail) => this.delivering.run(mail),
  };

  onApplicationBootstrap(): void {
    if (this.settings.server === null) return;
    const { log, activities } = this;
    this.temporal = Temporal.open(readEnvironment(temporalEnvironment));
    const { settings } = this.temporal;
    this.workers = ActivityWorkers.start({ service: 'identity', activities, settings, log });
    this.readiness.register('temporal', () => this.workers?.ready() ?? Promise.resolve());
    void this.keepSchedule(this.temporal);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort(new Error('Stopping'));
    await this.workers?.stop();
    await this.temporal?.close();
  }

  /** Again and again: a Temporal that has lost its memory gets it back. */
  private async keepSchedule(temporal: Temporal): Promise<void> {
    const { signal } = this.ending;
    const scheduleId = sendMail.idFor();
    const schedule = {
      scheduleId,
      workflow: sendMail.name,
      workflowId: scheduleId,
      everySeconds: sendMailEverySeconds,
      catchUpSeconds: 60,
      summary: 'Sends the mails that are due',
      note: 'Kept by identity',
    };
    try {
      for (;;) {
        await waitUntil(`the schedule ${scheduleId}`, () => keepSchedule(temporal, schedule), this.log, signal);
        await setTimeout(keepEveryMs, undefined, { signal, ref: false });
      }
    } catch (err) {
      if (!signal.aborted) this.log.error({ err }, 'The schedule of mails is not kept');
    }
  }
}
