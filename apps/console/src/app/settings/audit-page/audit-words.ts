import type { AuditEntry } from '@heatline/contracts';
import { counted, formatPoints } from '@heatline/ui';
import { asRole, aView, countedLeads, memberChange, unknownAction, withScopes, workspaceChange } from './audit-details';
import { modelAuditWords } from './model-audit-words';

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
  if (subject.kind === 'model') return modelAuditWords(action, details);
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
