import type { Model, Run } from '@heatline/contracts';
import type { Api } from './api';
import { until } from './until';

const levels = [
  { key: 'cold', name: 'Cold', tone: 'cold' },
  { key: 'warm', name: 'Warm', from: 20, tone: 'warm' },
  { key: 'hot', name: 'Hot', from: 50, tone: 'hot' },
];

/** A model with these rules, published and active; whatever else a definition has may be given. */
export async function publishedModel(
  api: Api,
  name: string,
  definition: { rules: unknown[]; [key: string]: unknown },
): Promise<Model> {
  const { modelId } = await api.post<Model>('/models', { name, kind: 'custom' });
  const draft = await api.get<{ version: number }>(`/models/${modelId}/draft`);
  await api.put(`/models/${modelId}/draft`, {
    version: draft.version,
    levels,
    decay: { kind: 'none' },
    groups: {},
    floor: null,
    ceiling: null,
    ...definition,
  });
  await api.post(`/models/${modelId}/publish`, { note: 'First version' });
  await api.patch<Model>(`/models/${modelId}`, { active: true });
  // New criteria are read from the events first.
  return until(
    () => api.get<Model>(`/models/${modelId}`),
    ({ publishedVersion, pendingVersion }) => publishedVersion !== null && pendingVersion === null,
  );
}

/** Presses "Recalculate all contacts" and waits until the run is complete. */
export async function recalculate(api: Api, modelId: string, timeoutMs = 120_000): Promise<Run> {
  // A publish starts one of its own: the button then answers with that.
  const { runId } = await api.post<{ runId: string }>(`/models/${modelId}/recalculate`);
  return runEnded(api, runId, timeoutMs);
}

export async function runEnded(api: Api, runId: string, timeoutMs = 120_000): Promise<Run> {
  const run = await until(
    () => api.get<Run>(`/runs/${runId}`),
    ({ state }) => ['completed', 'failed', 'cancelled', 'parked'].includes(state),
    { timeoutMs },
  );
  if (run.state !== 'completed') throw new Error(`The run ended as ${run.state}: ${JSON.stringify(run.error)}`);
  return run;
}
