import { InvalidRequest, type Issue, type Preferences, type PreferencesChange } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { ViewStore } from '../views/view-store';
import { maySee, type Viewer } from '../views/view-rules';

const kinds = ['engagement', 'profile', 'account', 'custom'] as const;
const articles = { engagement: 'an engagement', profile: 'a profile', account: 'an account', custom: 'a custom' };

/**
 * A model or a view is chosen only while it is there. What was kept before may be said again, for whoever changes something else has
 * not been told that it has gone since; restored, it holds again.
 * @throws InvalidRequest
 */
export async function refuseUnknown(
  tx: Tx,
  { models, views }: Pick<PreferencesChange, 'models' | 'views'>,
  kept: Preferences,
  viewer: Viewer,
): Promise<void> {
  const chosen = kinds.flatMap((kind) => {
    const modelId = models?.[kind];
    return modelId && modelId !== kept.models?.[kind] ? [{ kind, modelId }] : [];
  });
  const issues: Issue[] = chosen.length > 0 ? await unknownModels(tx, chosen) : [];
  const viewId = views?.leads;
  if (viewId && viewId !== kept.views?.leads && !(await isSeen(tx, viewId, viewer)))
    issues.push({ path: 'views.leads', message: 'There is no such view, or it is not shared with you' });
  if (issues.length > 0) throw new InvalidRequest(issues);
}

async function unknownModels(tx: Tx, chosen: { kind: (typeof kinds)[number]; modelId: string }[]): Promise<Issue[]> {
  const rows = await tx.query<{ model_id: string; kind: string }>(
    'select model_id, kind from scoring.published_model where workspace_id = $1 and model_id = any($2)',
    [tx.workspaceId, chosen.map(({ modelId }) => modelId)],
  );
  return chosen.flatMap(({ kind, modelId }) => {
    const path = `models.${kind}`;
    const model = rows.find((row) => row.model_id === modelId);
    if (!model) return [{ path, message: 'There is no such model, or it is archived' }];
    return model.kind === kind ? [] : [{ path, message: `This is not ${articles[kind]} model` }];
  });
}

async function isSeen(tx: Tx, viewId: string, viewer: Viewer): Promise<boolean> {
  const view = await new ViewStore(tx).find(viewId);
  return view !== undefined && !view.deleted && maySee(view, viewer);
}
