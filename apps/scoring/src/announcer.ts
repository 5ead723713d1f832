import { type ActionTaken, actionTaken, type CallContext, levelChanged, scoresChanged } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { LivePublisher, Outbox } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';

/** Whom a model scores. */
export type SubjectKind = 'lead' | 'account';

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

  /** For the audit log, in the transaction that does it: neither is ever kept without the other. */
  async acted(
    tx: Tx,
    { actor }: CallContext,
    act: Pick<ActionTaken, 'action' | 'subject'> & Partial<Pick<ActionTaken, 'details'>>,
  ): Promise<void> {
    const by = { kind: actor?.kind ?? 'system', id: actor?.id ?? null };
    await this.outbox.announce(tx, actionTaken.scoring, {
      details: {},
      ...act,
      at: (await tx.now()).toISOString(),
      actor: by,
    });
  }

  /** Names of models tell nothing about people: they are written down beside the id, as they were. */
  modelActed(
    tx: Tx,
    context: CallContext,
    { modelId, name }: { modelId: string; name: string },
    { action, details }: Pick<ActionTaken, 'action'> & Partial<Pick<ActionTaken, 'details'>>,
  ): Promise<void> {
    return this.acted(tx, context, {
      action,
      subject: { kind: 'model', id: modelId },
      details: { name, ...details },
    });
  }

  /**
   * Scores of some leads, or of some accounts, were written; `levelChanges` are the history rows whose level differs, each with its subject. `quiet`: memberships
   * follow, but nobody is to be notified.
   */
  async scoresChanged(
    tx: Tx,
    kind: SubjectKind,
    modelIds: string[],
    subjectIds: string[],
    levelChanges: { changeId: string; subjectId: string }[],
    quiet = false,
  ): Promise<void> {
    for (const ids of parts(subjectIds)) {
      const whose = kind === 'lead' ? { leadIds: ids } : { accountIds: ids };
      await this.outbox.announce(tx, scoresChanged, { modelIds, ...whose, ...(quiet && { quiet }) });
    }
    for (const rows of parts(quiet ? [] : levelChanges))
      await this.outbox.announce(tx, levelChanged, {
        changeIds: rows.map(({ changeId }) => changeId),
        subjectIds: rows.map(({ subjectId }) => subjectId),
      });
    const { workspaceId } = tx;
    if (!workspaceId) return;
    tx.afterCommit(() => {
      for (const ids of parts(subjectIds))
        this.live.publish(
          workspaceId,
          kind === 'lead'
            ? { topic: 'scores.changed', modelIds, leadIds: ids }
            : { topic: 'accounts.changed', accountIds: ids },
        );
    });
  }
}

function* parts<Item>(items: Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += perMessage) yield items.slice(at, at + perMessage);
}
