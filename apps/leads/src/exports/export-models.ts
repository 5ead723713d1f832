import { InvalidRequest, type Level, Refusal } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { refuseUnknown } from '../lists/asked/level-keys';

/** Whose scores are meant, where it is not the primary model of the kind. */
export interface NamedModels {
  /** Whose scores the list is ordered and filtered by; of any kind. */
  modelId?: string | undefined;
  engagementModelId?: string | undefined;
  profileModelId?: string | undefined;
  accountModelId?: string | undefined;
}

export interface ExportModel {
  modelId: string;
  levels: Level[];
}

const kinds = ['engagement', 'profile', 'account'] as const;
export type ExportModels = Partial<Record<(typeof kinds)[number], ExportModel>>;

interface ModelCells {
  model_id: string;
  kind: string;
  active: boolean;
  is_primary: boolean;
  levels: Level[] | null;
}

const articles = { engagement: 'an engagement', profile: 'a profile', account: 'an account' };

/**
 * Of each kind: the one that is named, else the primary one, else the only one that is on.
 * @throws Refusal `model_not_found`; InvalidRequest when the one that is named is of another kind
 */
export async function modelsOf(tx: Tx, named: NamedModels): Promise<ExportModels> {
  const rows = await tx.query<ModelCells>(
    'select model_id, kind, active, is_primary, levels from scoring.published_model where workspace_id = $1',
    [tx.workspaceId],
  );
  if (named.modelId !== undefined) refuseUnknown([named.modelId], (id) => rows.some(({ model_id }) => model_id === id));
  const chosen = kinds.flatMap((kind) => {
    const field = `${kind}ModelId` as const;
    const modelId = named[field];
    const model = modelId === undefined ? usual(rows, kind) : rows.find((row) => row.model_id === modelId);
    if (modelId !== undefined && !model) throw new Refusal('model_not_found', { modelId });
    if (model && model.kind !== kind)
      throw new InvalidRequest([{ path: field, message: `This is not ${articles[kind]} model` }]);
    return model ? [[kind, { modelId: model.model_id, levels: model.levels ?? [] }] as const] : [];
  });
  return Object.fromEntries(chosen);
}

function usual(rows: ModelCells[], kind: string): ModelCells | undefined {
  const active = rows.filter((row) => row.kind === kind && row.active);
  return active.find((row) => row.is_primary) ?? (active.length === 1 ? active[0] : undefined);
}
