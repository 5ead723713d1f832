import type { HistoryEntry } from '@heatline/contracts';
import { byWords, changeWords, type Names } from './history-words';

const id = '0a000000-0000-4000-8000-000000000001';
const names: Names = {
  member: (of) => (of === id ? 'Mara Lindqvist' : undefined),
  apiKey: (of) => (of === 'k' ? 'Website' : undefined),
  model: () => 'B2B engagement',
};
const shared = { changeId: id, at: '2026-11-01T00:00:00.000Z', by: null, leadId: id };
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
