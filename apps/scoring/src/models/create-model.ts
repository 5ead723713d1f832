import { type ActionTaken, type CallContext, type Model, type ModelDraftHead, Refusal } from '@heatline/contracts';
import { AnsweredRequests, Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Announcer } from '../announcer';
import { callerOf } from '../caller';
import { templateOf } from '../templates/all-templates';
import { definitionHash } from './definition-hash';
import { ModelStore } from './model-store';
import { newModel, type NewModel } from './new-model';
import { withRuleIds } from './rule-ids';

/** Each active model is one more row a lead and one more evaluation an event. */
const maxModels = 200;

/** Makes a model with a draft (empty at first, or a template's); it is off until it is published and switched on. */
@Injectable()
export class CreateModel {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  run(context: CallContext, head: ModelDraftHead, idempotencyKey?: string): Promise<Model> {
    const template = head.template === undefined ? undefined : templateOf(head.template);
    const from = { template: head.template ?? null };
    const keyed = { call: 'create-model', key: idempotencyKey, request: head };
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const { modelId } = await new AnsweredRequests(tx, context).once(keyed, () =>
        this.add(tx, context, newModel(head, template), from),
      );
      return new ModelStore(tx).view(modelId);
    });
  }

  /** `from`: what it was made from, for the audit log. */
  async add(
    tx: Tx,
    context: CallContext,
    { name, kind, description, definition: sent }: NewModel,
    from: ActionTaken['details'],
  ): Promise<{ modelId: string }> {
    const models = new ModelStore(tx);
    await refuseTooMany(models);
    const modelId = uuidv7();
    const definition = withRuleIds(sent);
    await models.add(
      { workspaceId: tx.workspaceId, modelId, name, kind, description },
      { modelId, definition, definitionHash: definitionHash(definition), changedBy: callerOf(context) },
    );
    const details = { kind, ...from };
    await this.announcer.modelActed(tx, context, { modelId, name }, { action: 'model.created', details });
    this.announcer.modelChanged(tx, modelId);
    return { modelId };
  }
}

/** Archived ones do not count: they score nobody. */
export async function refuseTooMany(models: ModelStore): Promise<void> {
  if ((await models.count()) < maxModels) return;
  throw new Refusal(
    'too_many_models',
    { max: maxModels },
    `A workspace has at most ${maxModels} models that are not archived`,
  );
}
