import type { ModelDefinition } from '@heatline/contracts';
import type { ScheduledModel } from '@heatline/service';
import type { ModelRow } from './model-row';

/** Points that fade all the time leave every score a little old: such models are recalculated at least daily. */
const dailyMinutes = 1_440;

/** Do payments lose value every second, not only at steps? */
export const fadesSmoothly = ({ decay, rules }: ModelDefinition): boolean =>
  isSmooth(decay.kind) || rules.some((rule) => rule.enabled && rule.decay !== undefined && isSmooth(rule.decay.kind));

const isSmooth = (kind: string): boolean => kind === 'halfLife' || kind === 'linear';

/** How the clock recalculates a model; null = not at all. */
export function scheduleOf(model: ModelRow, definition: ModelDefinition | undefined): ScheduledModel | null {
  const {
    workspaceId,
    modelId,
    name,
    active,
    scheduleEnabled,
    scheduleMinutes,
    scheduleGeneration: generation,
  } = model;
  if (!active || definition === undefined) return null;
  const daily = fadesSmoothly(definition);
  if (!scheduleEnabled && !daily) return null;
  const own = scheduleEnabled ? scheduleMinutes : dailyMinutes;
  return { workspaceId, modelId, name, everyMinutes: daily ? Math.min(own, dailyMinutes) : own, generation };
}
