import { levelChanged, scoresChanged } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { LivePublisher, Outbox } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';

/** The most ids in one message. */
const perMessage = 1_000;

/** Tells others what changed: services by the outbox, in the same transaction; open consoles after the commit. */
@Injectable()
export class Announcer {
  constructor(
    private readonly outbox: Outbox,
    private readonly live: LivePublisher,
  ) {}

  modelChanged(tx: Tx, modelId: string): void {
    const { workspaceId } = tx;
    if (workspaceId) tx.afterCommit(() => this.live.publish(workspaceId, { topic: 'models.changed', modelId }));
  }

  /**
   * Scores of some leads were written; `levelChanges` are the history rows whose level differs. `quiet`: memberships follow, but nobody is
   * to be notified.
   */
  async scoresChanged(
    tx: Tx,
    modelIds: string[],
    leadIds: string[],
    levelChanges: string[],
    quiet = false,
  ): Promise<void> {
    for (const part of parts(leadIds))
      await this.outbox.announce(tx, scoresChanged, { modelIds, leadIds: part, ...(quiet && { quiet }) });
    for (const changeIds of parts(quiet ? [] : levelChanges))
      await this.outbox.announce(tx, levelChanged, { changeIds });
    const { workspaceId } = tx;
    if (!workspaceId) return;
    tx.afterCommit(() => {
      for (const part of parts(leadIds))
        this.live.publish(workspaceId, { topic: 'scores.changed', modelIds, leadIds: part });
    });
  }
}

function* parts<Item>(items: Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += perMessage) yield items.slice(at, at + perMessage);
}
