import type { ActionTaken } from '@heatline/contracts';
import type { ModelRow } from './model-row';

export type ModelAction = Pick<ActionTaken, 'action' | 'details'>;

/** What the audit log says of a change: each thing that became another one by itself. What was sent but is as before is no change. */
export function actionsOf(before: ModelRow, columns: Partial<ModelRow>): ModelAction[] {
  const { name, description, active, isPrimary } = columns;
  const actions: ModelAction[] = [];
  const say = (action: string, details: ModelAction['details'] = {}): void => void actions.push({ action, details });
  if (name !== undefined && name !== before.name) say('model.renamed', { from: before.name });
  if (description !== undefined && description !== before.description) say('model.described');
  if (active !== undefined && active !== before.active) say(active ? 'model.switched_on' : 'model.switched_off');
  if (isPrimary !== undefined && isPrimary !== before.isPrimary)
    say(isPrimary ? 'model.made_primary' : 'model.made_secondary');
  const { scheduleEnabled: enabled = before.scheduleEnabled, scheduleMinutes: everyMinutes = before.scheduleMinutes } =
    columns;
  if (enabled !== before.scheduleEnabled || everyMinutes !== before.scheduleMinutes)
    say('model.schedule_changed', { enabled, everyMinutes });
  return actions;
}
