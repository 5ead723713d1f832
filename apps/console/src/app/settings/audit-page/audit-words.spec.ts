import { anEntry } from '../testing/an-entry';
import { actorWords, auditWords } from './audit-words';

const owen = { kind: 'member', id: '0b000000-0000-4000-8000-000000000002', name: 'Owen Brandt' } as const;
const key = { kind: 'apiKey', id: '0e000000-0000-4000-8000-000000000001', name: 'Website' } as const;
const model = { kind: 'model', id: '0e000000-0000-4000-8000-000000000003', name: null } as const;
const view = { kind: 'view', id: '0e000000-0000-4000-8000-000000000002', name: 'Hot' } as const;

describe('the audit log says', () => {
  it.each([
    [{ action: 'member.invited', subject: owen, details: { role: 'rep' } }, 'Invited Owen Brandt as rep'],
    [{ action: 'member.changed', subject: owen, details: { role: 'admin' } }, 'Made Owen Brandt admin'],
    [{ action: 'member.changed', subject: owen, details: { active: false } }, 'Deactivated Owen Brandt'],
    [
      { action: 'member.changed', subject: owen, details: { role: 'viewer', name: 'changed' } },
      'Made Owen Brandt viewer, changed the name of Owen Brandt',
    ],
    [{ action: 'member.password_link_made', subject: owen }, 'Made a password link for Owen Brandt'],
    [{ action: 'member.password_changed' }, 'Changed their password'],
    [
      { action: 'apiKey.created', subject: key, details: { scopes: ['read', 'facts:write'] } },
      'Made API key Website (read, send facts)',
    ],
    [{ action: 'apiKey.revoked', subject: key }, 'Revoked API key Website'],
    [
      { action: 'workspace.changed', details: { name: 'Oslo', timeZone: 'Europe/Oslo' } },
      'Changed the workspace: name “Oslo”, time zone Europe/Oslo',
    ],
    [{ action: 'member.invited', subject: { ...owen, name: null } }, 'Invited a former member'],
    [{ action: 'view.shared', subject: view, details: { shared: true } }, 'Shared the view Hot with everybody'],
    [
      { action: 'view.deleted', subject: { ...view, name: null }, details: { shared: false } },
      'Deleted a view of their own',
    ],
    [{ action: 'segment.frozen', subject: owen }, 'segment frozen: Owen Brandt'],
    [
      { action: 'workspace.grid_changed', details: { fitHigh: 91 } },
      'Changed where the bands of fit and engagement begin',
    ],
  ])('%j', (entry, words) => expect(auditWords(anEntry(entry))).toBe(words));

  it.each<[action: string, details: Record<string, unknown>, words: string]>([
    ['created', { name: 'Fit', kind: 'profile', template: null }, 'Made the model Fit'],
    ['created', { name: 'Copy of Fit', copyOfName: 'Fit' }, 'Copied the model Fit as Copy of Fit'],
    ['renamed', { name: 'Fit', from: 'Good' }, 'Renamed the model Good to Fit'],
    ['described', { name: 'Fit' }, 'Changed the description of the model Fit'],
    ['switched_on', { name: 'Fit' }, 'Switched the model Fit on'],
    ['switched_off', { name: 'Fit' }, 'Switched the model Fit off'],
    ['made_primary', { name: 'Fit' }, 'Made the model Fit the primary one'],
    ['made_secondary', { name: 'Fit' }, 'Made the model Fit no longer the primary one'],
    [
      'schedule_changed',
      { name: 'Fit', enabled: true, everyMinutes: 60 },
      'Scheduled a recalculation every 60 minutes of the model Fit',
    ],
    [
      'schedule_changed',
      { name: 'Fit', enabled: false, everyMinutes: 60 },
      'Ended the scheduled recalculation of the model Fit',
    ],
    ['archived', { name: 'Fit' }, 'Archived the model Fit'],
    ['restored', { name: 'Fit' }, 'Brought the model Fit back from the archive'],
    [
      'published',
      { name: 'Fit', publishedVersion: 3, note: 'Less for clicks', recalculate: true, silent: false },
      'Published version 3 of the model Fit: “Less for clicks”',
    ],
    [
      'published',
      { name: 'Fit', publishedVersion: 4, note: '', recalculate: false, silent: true },
      'Published version 4 of the model Fit, without a recalculation, announcing no changed levels',
    ],
    ['version_restored', { name: 'Fit', publishedVersion: 3 }, 'Made version 3 of the model Fit its draft again'],
    ['recalculation_started', { name: 'Fit', runId: 'x' }, 'Began a recalculation of the model Fit'],
    ['folded', { name: 'Fit' }, 'model folded: Fit'],
    ['archived', {}, 'Archived a model'],
  ])('of a model that it was %s, %j', (action, details, words) =>
    expect(auditWords(anEntry({ action: `model.${action}`, subject: model, details }))).toBe(words),
  );

  it('who it was, also when the name is gone', () => {
    expect(actorWords({ kind: 'member', id: null, name: 'Mara' })).toBe('Mara');
    expect(actorWords({ kind: 'member', id: owen.id, name: null })).toBe('A former member');
    expect(actorWords({ kind: 'apiKey', id: key.id, name: 'Website' })).toBe('API key Website');
    expect(actorWords({ kind: 'system', id: null, name: null })).toBe('Heatline');
  });
});
