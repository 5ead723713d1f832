import { type ApiKeyScope, type AuditEntry, roles } from '@heatline/contracts';
import { counted, formatPoints, type IconName } from '@heatline/ui';
import { oneOf } from '../../api/known';
import { scopeWords } from '../api-keys-page/key-words';
import { roleWords } from '../role-words';

/** Who did it. A name that is no longer known was erased with its owner. */
export function actorWords({ kind, name }: AuditEntry['actor']): string {
  switch (kind) {
    case 'member':
      return name ?? 'A former member';
    case 'apiKey':
      return name ? `API key ${name}` : 'An API key';
    case 'system':
      return 'Heatline';
  }
}

/** What was done, as a sentence without its subject: "Invited Owen Brandt as rep". */
export function auditWords(entry: Pick<AuditEntry, 'action' | 'actor' | 'subject' | 'details'>): string {
  const { action, actor, subject, details } = entry;
  const own = subject.kind === 'member' && actor.kind === 'member' && actor.id === subject.id;
  const whom = subject.name ?? 'a former member';
  const key = `API key ${subject.name ?? ''}`.trim();
  const whoseScore = subject.kind === 'account' ? 'an account' : 'a lead';
  if (subject.kind === 'model') return modelWords(action, details);
  switch (action) {
    case 'workspace.created':
      return 'Made the workspace';
    case 'workspace.changed':
      return `Changed the workspace: ${workspaceChange(details)}`;
    case 'member.invited':
      return `Invited ${whom}${asRole(details['role'])}`;
    case 'member.changed':
      return memberChange(own ? 'their own account' : whom, details);
    case 'member.password_link_made':
      return `Made a password link for ${own ? 'themself' : whom}`;
    case 'member.password_chosen':
      return 'Chose a password by a link';
    case 'member.password_changed':
      return 'Changed their password';
    case 'apiKey.created':
      return `Made ${key}${withScopes(details['scopes'])}`;
    case 'apiKey.revoked':
      return `Revoked ${key}`;
    case 'workspace.conversion_changed':
      return 'Changed what a conversion is';
    case 'lead.shared':
      return `Shared a lead by a link${typeof details['days'] === 'number' ? ` for ${counted(details['days'], 'day')}` : ''}`;
    case 'lead.share_revoked':
      return 'Revoked a link to a lead';
    case 'lead.note_written':
      return 'Wrote a note about a lead';
    case 'lead.note_edited':
      return 'Edited a note about a lead';
    case 'lead.note_deleted':
      return 'Deleted a note about a lead';
    case 'lead.note_restored':
      return 'Brought a note about a lead back';
    case 'lead.alias_added':
      return 'Gave a lead an alias';
    case 'lead.alias_removed':
      return 'Took an alias from a lead';
    case 'lead.alias_madePrimary':
      return 'Made an alias of a lead its primary one';
    case 'lead.name_changed':
      return 'Renamed a lead';
    case 'lead.attributes_changed':
      return 'Changed attributes of a lead';
    case 'lead.owner_changed':
      return details['ownerId'] === null ? 'Took the owner of a lead away' : 'Gave a lead another owner';
    case 'leads.owner_assigned':
      return `${details['ownerId'] === null ? 'Took the owner away from' : 'Gave another owner to'} ${countedLeads(details['leads'])}`;
    case 'lead.erased':
      return 'Erased a person';
    case 'leads.erased':
      return `Erased ${countedLeads(details['leads'])}`;
    case 'leads.export_started':
      return `Began an export of ${countedLeads(details['leads'])}`;
    case 'leads.export_downloaded':
      return `Downloaded an export of ${countedLeads(details['leads'])}`;
    case 'leads.owners_taken_back':
      return 'Took an assignment of owners back';
    case 'lead.score_adjusted':
    case 'account.score_adjusted':
      return `Adjusted the score of ${whoseScore}${typeof details['points'] === 'number' ? ` by ${formatPoints(details['points'])}` : ''}`;
    case 'lead.adjustment_removed':
    case 'account.adjustment_removed':
      return 'Took an adjustment of a score back';
    case 'lead.score_reset':
    case 'account.score_reset':
      return `Reset the score of ${whoseScore}`;
    case 'lead.reset_undone':
    case 'account.reset_undone':
      return 'Undid the reset of a score';
    case 'workspace.grid_changed':
      return 'Changed where the bands of fit and engagement begin';
    case 'view.created':
      return `Made ${aView(subject.name, details)}`;
    case 'view.changed':
      return `Changed ${aView(subject.name, details)}`;
    case 'view.shared':
      return `Shared ${aView(subject.name, details)} with everybody`;
    case 'view.unshared':
      return `Stopped sharing ${subject.name ? `the view ${subject.name}` : 'a view'}`;
    case 'view.deleted':
      return `Deleted ${aView(subject.name, details)}`;
    case 'view.restored':
      return `Brought ${aView(subject.name, details)} back`;
    default:
      return unknownAction(action, subject.name);
  }
}

/** A newer server may write down what this console has no words for yet. */
const unknownAction = (action: string, name: string | null) =>
  `${action.replace(/[._]/g, ' ')}${name ? `: ${name}` : ''}`;

/** Models are named as they were called when it happened. */
function modelWords(action: string, details: Record<string, unknown>): string {
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

export function auditIcon(action: string): IconName {
  if (action.startsWith('apiKey.')) return 'key';
  if (action.startsWith('view.')) return 'bookmark';
  if (action.startsWith('model.')) return 'speed';
  if (action.startsWith('workspace.')) return 'settings';
  if (action.startsWith('lead.share')) return 'share';
  if (action.startsWith('leads.export')) return 'download';
  if (action.startsWith('lead.')) return 'person';
  if (action.startsWith('account.')) return 'domain';
  if (action.startsWith('member.password')) return 'lock';
  return action === 'member.invited' ? 'person_add' : 'manage_accounts';
}

/** Only shared ones have a name for others. */
const aView = (name: string | null, { shared }: Record<string, unknown>) =>
  name ? `the view ${name}` : shared ? 'a shared view' : 'a view of their own';

const countedLeads = (leads: unknown) => (typeof leads === 'number' ? counted(leads, 'lead') : 'leads');

const roleTitle = (role: unknown) => {
  const known = oneOf(roles, role);
  return known ? roleWords[known].title.toLowerCase() : null;
};

const asRole = (role: unknown) => {
  const title = roleTitle(role);
  return title ? ` as ${title}` : '';
};

function memberChange(whom: string, { role, active, name }: Record<string, unknown>): string {
  const changes = [
    ...(roleTitle(role) ? [`made ${whom} ${roleTitle(role)}`] : []),
    ...(active === true ? [`activated ${whom}`] : active === false ? [`deactivated ${whom}`] : []),
    ...(name !== undefined ? [`changed the name of ${whom}`] : []),
  ];
  return capital(changes.join(', ') || `changed ${whom}`);
}

function workspaceChange({ name, timeZone }: Record<string, unknown>): string {
  const changes = [
    ...(typeof name === 'string' ? [`name “${name}”`] : []),
    ...(typeof timeZone === 'string' ? [`time zone ${timeZone}`] : []),
  ];
  return changes.join(', ') || 'its settings';
}

const isScope = (scope: unknown): scope is ApiKeyScope => typeof scope === 'string' && scope in scopeWords;

function withScopes(scopes: unknown): string {
  const titles = Array.isArray(scopes) ? scopes.filter(isScope).map((scope) => scopeWords[scope].title) : [];
  return titles.length ? ` (${titles.join(', ').toLowerCase()})` : '';
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
