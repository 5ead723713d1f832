import type { IconName } from '@heatline/ui';

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
