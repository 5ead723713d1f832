import { asTyped, checkedAttribute, checkedValue, typeOf, type ValueType } from './typed-value';

it.each<[string, ValueType, unknown]>([
  [' CTO ', 'text', { value: ' CTO ' }],
  ['  ', 'text', { value: null }],
  ['250', 'number', { value: 250 }],
  ['1,048,576', 'number', { value: 1_048_576 }],
  ['\u22122.5', 'number', { value: -2.5 }],
  ['1,5', 'number', { fault: 'Give a number, as in 250 or 12.5' }],
  ['0x10', 'number', { fault: 'Give a number, as in 250 or 12.5' }],
  ['12345678901234567890', 'number', { fault: 'This number is too long to be kept exactly: keep it as text' }],
  ['many', 'number', { fault: 'Give a number, as in 250 or 12.5' }],
  ['Yes', 'boolean', { value: true }],
  ['no', 'boolean', { value: false }],
  ['maybe', 'boolean', { fault: 'Choose yes or no' }],
  ['2026-02-28', 'date', { value: '2026-02-28' }],
  ['2026-02-30', 'date', { fault: 'Give a date, as in 2026-11-21' }],
  ['tomorrow', 'date', { fault: 'Give a date, as in 2026-11-21' }],
])('%j as %s', (text, type, wanted) => expect(checkedValue(text, type)).toEqual(wanted));

it.each([
  [{ kind: 'number', value: 3 } as const, 'number', '3'],
  [{ kind: 'number', value: '3' } as const, 'text', '3'],
  [{ kind: 'boolean', value: false } as const, 'boolean', 'no'],
  [{ kind: 'date', value: '2026-01-01' } as const, 'date', '2026-01-01'],
  [{ kind: 'date', value: '2026-01-01T10:00:00Z' } as const, 'text', '2026-01-01T10:00:00Z'],
  [{ kind: 'none', value: null } as const, 'text', ''],
  [{ kind: 'list', value: ['a'] } as const, null, 'a'],
])('%j is edited as %s', (attribute, type, text) => {
  expect(typeOf(attribute)).toBe(type);
  expect(asTyped(attribute.value)).toBe(text);
});

it.each<[string, ValueType, boolean]>([
  ['250', 'number', true],
  ['51 to 200', 'text', true],
  ['-5', 'number', false],
  ['2.5', 'number', false],
  ['-5', 'text', false],
  ['yes', 'boolean', false],
])('a company of %s people, kept as %s', (text, type, taken) => {
  expect('value' in checkedAttribute('companySize', text, type)).toBe(taken);
  expect('value' in checkedAttribute('seats', text, type)).toBe(true);
});

it.each<[string, ValueType, RegExp]>([
  ['51 to 200', 'number', /^Give a whole number of people, such as 120.* 51 to 200, choose text under “Kept as”$/],
  ['51-200', 'number', /choose text under “Kept as”$/],
  ['2.5', 'number', /choose text under “Kept as”$/],
  ['12345678901234567890', 'number', /^Give a whole number of people, .* at most 10,000,000/],
  ['many', 'text', /whole number of people, at most 10,000,000: give one, or words as in 51 to 200$/],
])('says what a company of %s people, kept as %s, can be', (text, type, words) => {
  expect(checkedAttribute('companySize', text, type)).toEqual({ fault: expect.stringMatching(words) });
});

it('says of other attributes that they are numbers', () => {
  expect(checkedAttribute('seats', '51 to 200', 'number')).toEqual({ fault: 'Give a number, as in 250 or 12.5' });
});
