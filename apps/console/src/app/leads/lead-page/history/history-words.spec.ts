import type { HistoryEntry, HistoryEntryOf } from '@heatline/contracts';
import { byWords, changeWords, type Names } from './history-words';

const id = '0a000000-0000-4000-8000-000000000001';
const lead = (name: string) => ({ leadId: id, name, events: 3, aliases: 1, sessions: 1 });
const names: Names = {
  member: (of) => (of === id ? 'Mara Lindqvist' : undefined),
  apiKey: (of) => (of === 'k' ? 'Website' : undefined),
  model: () => 'B2B engagement',
  merge: (of) => (of === id ? { target: lead('Ada'), leads: [lead('Kim'), lead('נועה')] } : undefined),
};
const shared = { changeId: id, at: '2026-11-01T00:00:00.000Z', by: null, leadId: id };
const merge: Omit<HistoryEntryOf<'merge'>, 'action'> = {
  ...shared,
  kind: 'merge',
  mergeId: id,
  targetId: id,
  leadIds: [id, 'x'],
  events: 18,
};
const attribute = { ...shared, kind: 'attribute', key: 'companySize', since: shared.at, source: null } as const;

it.each<[HistoryEntry, string]>([
  [{ ...attribute, value: 1240, valueKind: 'number', before: 12 }, 'Company size set to|1,240|Was 12'],
  [{ ...attribute, value: true, valueKind: 'boolean', before: null }, 'Company size set to|Yes|'],
  [{ ...attribute, value: null, valueKind: 'none', before: ['a', 'b'] }, 'Company size taken away||Was a, b'],
  [{ ...shared, kind: 'name', name: 'Ada', before: null }, 'Name set to|Ada|'],
  [{ ...shared, kind: 'owner', ownerId: id, before: null }, 'Owner set to|Mara Lindqvist|Was nobody'],
  [{ ...shared, kind: 'owner', ownerId: null, before: 'x' }, 'Owner taken away||Was a former member'],
  [{ ...shared, kind: 'alias', action: 'madePrimary', type: 'email', value: 'a@x' }, 'Made primary: e-mail|a@x|'],
  [{ ...shared, kind: 'note', action: 'written', noteId: id, text: 'Hi' }, 'Wrote a note||Hi'],
  [
    { ...shared, kind: 'adjustment', action: 'removed', modelId: id, points: -5, reason: 'Fair', expiresAt: null },
    'Took back|\u22125 points|B2B engagement · Fair',
  ],
  [{ ...shared, kind: 'reset', action: 'made', modelId: id }, 'Reset score of|B2B engagement|'],
  [{ ...merge, action: 'merged' }, 'Absorbed|\u2068Kim\u2069 and \u2068נועה\u2069|18 events'],
  [{ ...merge, action: 'undone' }, 'Let go of|\u2068Kim\u2069 and \u2068נועה\u2069|18 events'],
  [{ ...merge, action: 'merged', leadId: 'x' }, 'Merged into|Ada|18 events'],
  [{ ...merge, action: 'undone', leadId: 'x' }, 'Came out of|Ada|18 events'],
  [{ ...merge, action: 'merged', mergeId: 'old' }, 'Absorbed 2 leads||18 events'],
  [{ ...merge, action: 'merged', mergeId: 'old', leadId: 'x' }, 'Merged into another lead||18 events'],
])('%j reads %s', (entry, wanted) => {
  const { what, object, under } = changeWords(entry, names);
  expect(`${what}|${object}|${under}`).toBe(wanted);
});

it.each([
  [null, 'With the data'],
  [{ kind: 'member', id }, 'Mara Lindqvist'],
  [{ kind: 'apiKey', id: 'k' }, 'API key Website'],
  [{ kind: 'apiKey', id: 'x' }, 'An API key'],
  [{ kind: 'memberOrKey', id: 'k' }, 'API key Website'],
  [{ kind: 'system', id: null }, 'Heatline'],
] as const)('%j is %s', (by, wanted) => expect(byWords(by, names)).toBe(wanted));
