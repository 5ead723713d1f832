import { counted } from '@heatline/ui';
import { unknownAction } from './audit-details';

/** What was done with a model. Models are named as they were called when it happened. */
export function modelAuditWords(action: string, details: Record<string, unknown>): string {
  const name = typeof details['name'] === 'string' ? details['name'] : null;
  const model = name ? `the model ${name}` : 'a model';
  const version = `version ${String(details['publishedVersion'] ?? '?')}`;
  switch (action) {
    case 'model.created':
      return typeof details['copyOfName'] === 'string'
        ? `Copied the model ${details['copyOfName']}${name ? ` as ${name}` : ''}`
        : `Made ${model}`;
    case 'model.renamed':
      return typeof details['from'] === 'string'
        ? `Renamed the model ${details['from']}${name ? ` to ${name}` : ''}`
        : `Renamed ${model}`;
    case 'model.described':
      return `Changed the description of ${model}`;
    case 'model.switched_on':
      return `Switched ${model} on`;
    case 'model.switched_off':
      return `Switched ${model} off`;
    case 'model.made_primary':
      return `Made ${model} the primary one`;
    case 'model.made_secondary':
      return `Made ${model} no longer the primary one`;
    case 'model.schedule_changed':
      return `${scheduleWords(details)} ${model}`;
    case 'model.archived':
      return `Archived ${model}`;
    case 'model.restored':
      return `Brought ${model} back from the archive`;
    case 'model.published':
      return `Published ${version} of ${model}${publishedHow(details)}`;
    case 'model.version_restored':
      return `Made ${version} of ${model} its draft again`;
    case 'model.recalculation_started':
      return `Began a recalculation of ${model}`;
    default:
      return unknownAction(action, name);
  }
}

function scheduleWords({ enabled, everyMinutes }: Record<string, unknown>): string {
  if (enabled !== true) return 'Ended the scheduled recalculation of';
  return typeof everyMinutes === 'number'
    ? `Scheduled a recalculation every ${counted(everyMinutes, 'minute')} of`
    : 'Scheduled the recalculation of';
}

function publishedHow({ note, recalculate, silent }: Record<string, unknown>): string {
  const how = [
    ...(recalculate === false ? ['without a recalculation'] : []),
    ...(silent === true ? ['announcing no changed levels'] : []),
  ];
  return `${how.length ? `, ${how.join(', ')}` : ''}${typeof note === 'string' && note ? `: “${note}”` : ''}`;
}
