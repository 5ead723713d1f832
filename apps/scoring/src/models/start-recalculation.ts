import { type CallContext, type Model, Refusal, type RunBy, type RunUnit } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Runs } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import type { ModelRow } from './model-row';
import { modelArchived } from './model-change';
import { ModelStore } from './model-store';

export interface OpenedRun {
  runId: string;
  alreadyRunning: boolean;
}

/** Opens the recalculation of a model: one at a time, whoever asks for it. */
@Injectable()
export class StartRecalculation {
  constructor(
    private readonly database: Database,
    private readonly runs: Runs,
    private readonly announcer: Announcer,
  ) {}

  byHand(context: CallContext, modelId: string): Promise<OpenedRun> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      // Held: whoever switches it off at this moment sees the run, or is seen here.
      const model = await new ModelStore(tx).lock(modelId);
      const opened = await this.open(tx, model, runBy(context), 'Recalculate all contacts');
      if (!opened.alreadyRunning) {
        const details = { runId: opened.runId };
        await this.announcer.modelActed(tx, context, model, { action: 'model.recalculation_started', details });
      }
      return opened;
    });
  }

  /** `quiet`: levels that it changes are not announced. In the transaction that gives the reason, so that neither is without the other; the workflow is started after the commit. */
  async open(
    tx: Tx,
    model: ModelRow,
    by: RunBy,
    cause: string,
    { ifOpen = 'join', quiet = false }: { ifOpen?: 'join' | 'restart'; quiet?: boolean } = {},
  ): Promise<OpenedRun> {
    refuseUnlessActive(model);
    const { opened, run } = await this.runs.open(tx, {
      kind: 'recalculateModel',
      about: { kind: 'model', id: model.modelId, name: `${model.name} v${model.publishedVersion}` },
      unit: unitOf(model),
      by,
      cause,
      ifOpen,
      params: { quiet },
    });
    return { runId: run.runId, alreadyRunning: !opened };
  }
}

/** What runs of a model look at. */
export const unitOf = ({ kind }: Pick<ModelRow, 'kind'>): RunUnit => (kind === 'account' ? 'accounts' : 'leads');

/** @throws Refusal `model_archived`, `model_not_published`, `model_not_active` */
export function refuseUnlessActive(
  model: Pick<ModelRow, 'modelId' | 'archivedAt' | 'publishedVersion' | 'active'>,
): void {
  const { modelId } = model;
  if (model.archivedAt !== null) throw modelArchived(modelId);
  if (model.publishedVersion === null) throw modelNotPublished(modelId);
  if (!model.active) {
    throw new Refusal('model_not_active', { modelId }, 'This model is off, so it scores nobody: switch it on first');
  }
}

export const modelNotPublished = (modelId: Model['modelId']) =>
  new Refusal('model_not_published', { modelId }, 'This model has no published version yet: publish its draft first');

export const runBy = ({ actor }: CallContext): RunBy =>
  actor === undefined || actor.kind === 'system' ? { kind: 'system', id: null } : { kind: actor.kind, id: actor.id };
