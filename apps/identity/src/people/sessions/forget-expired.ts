import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Database } from '@heatline/database';
import { ServiceLog } from '@heatline/service';
import { Sessions } from './sessions';

const everyMs = 60 * 60 * 1_000;

/** Rows of sessions, links and attempts that have run out say nothing any more. */
@Injectable()
export class ForgetExpired implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly log: ServiceLog,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.run().catch((err: unknown) => this.log.warn({ err }, 'Expired sessions were not forgotten'));
    }, everyMs);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async run(): Promise<void> {
    await this.database.inSystem(async (tx) => {
      await new Sessions(tx).forgetExpired();
      await tx.execute('delete from identity.password_link where expires_at < now()');
      await tx.execute('delete from identity.sign_in_attempt where expire < extract(epoch from now()) * 1000');
    });
  }
}
