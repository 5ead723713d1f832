import { Database } from '@heatline/database';
import { ServiceLog } from '@heatline/service';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RulebookStore } from '../timelines/rulebook-store';
import { dueWorkspaces, takeDue } from './due-accounts';
import { RescoreAccounts } from './rescore-accounts';

/** How often it looks. */
const everyMs = 250;
/** Something is away: the rows stay, so there is nothing to do but to try again. */
const afterTroubleMs = 5_000;
/** In one transaction: members' facts wait for its locks on the queue. */
const perBatch = 200;

/** New facts of members reach the scores of their accounts, of each at most once a second. Several processes share the work. */
@Injectable()
export class RescoreDueAccounts implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly rescore: RescoreAccounts,
    private readonly log: ServiceLog,
  ) {}

  onApplicationBootstrap(): void {
    this.wait(everyMs);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** @returns how many accounts were due */
  async run(): Promise<number> {
    let taken = 0;
    for (const workspaceId of await this.database.inSystem(dueWorkspaces)) taken += await this.batch(workspaceId);
    return taken;
  }

  private batch(workspaceId: string): Promise<number> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const rulebook = await this.rulebooks.hold(tx);
      const due = await takeDue(tx, perBatch);
      const causes = new Map(due.map(({ accountId, cause }) => [accountId, cause]));
      await this.rescore.run(tx, rulebook, rulebook.accountModels, [...causes.keys()], causes);
      return due.length;
    });
  }

  private wait(ms: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.run().then(
        (taken) => this.wait(taken > 0 ? 0 : everyMs),
        (err: unknown) => {
          this.log.warn({ err }, 'Accounts wait: they could not be rescored');
          this.wait(afterTroubleMs);
        },
      );
    }, ms);
  }
}
