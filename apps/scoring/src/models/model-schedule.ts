import type { Model, ModelClock, ModelDefinition } from '@heatline/contracts';
import type { ScheduledModel } from '@heatline/service';
import type { ModelRow } from './model-row';

/** Points that fade all the time leave every score a little old: such models are recalculated at least daily. */
const dailyMinutes = 1_440;

/** The part of a definition that says how points fade. */
export interface Fading {
  decay: { kind: string };
  rules: readonly { enabled: boolean; decay?: { kind: string } | null }[];
}

/** Do payments lose value every second, not only at steps? */
export const fadesSmoothly = ({ decay, rules }: Fading): boolean =>
  isSmooth(decay.kind) || rules.some((rule) => rule.enabled && isSmooth(rule.decay?.kind));

const isSmooth = (kind: string | undefined): boolean => kind === 'halfLife' || kind === 'linear';

/** How often the clock recalculates a model that is on, by the version in force, and why; null = not at all. */
export function intervalOf(
  { enabled, everyMinutes }: Model['schedule'],
  inForce: Fading | null | undefined,
): Pick<ModelClock, 'everyMinutes' | 'because'> | null {
  if (!inForce) return null;
  const daily = fadesSmoothly(inForce);
  if (daily && !(enabled && everyMinutes <= dailyMinutes)) return { everyMinutes: dailyMinutes, because: 'decay' };
  return enabled ? { everyMinutes, because: 'schedule' } : null;
}

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
  const interval = active ? intervalOf({ enabled: scheduleEnabled, everyMinutes: scheduleMinutes }, definition) : null;
  return interval && { workspaceId, modelId, name, everyMinutes: interval.everyMinutes, generation };
}
