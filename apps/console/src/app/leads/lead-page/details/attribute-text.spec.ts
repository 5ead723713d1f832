import { attributeText, editableText, typedValue } from './attribute-text';

describe('an attribute', () => {
  it.each([
    [{ value: 1240, kind: 'number' }, '1,240'],
    [{ value: true, kind: 'boolean' }, 'Yes'],
    [{ value: ['a', 'b'], kind: 'list' }, 'a, b'],
    [{ value: { a: 1 }, kind: 'object' }, '{"a":1}'],
    [{ value: '2026-11-01', kind: 'date' }, '2026-11-01'],
    [{ value: '', kind: 'text' }, null],
    [{ value: null, kind: 'none' }, null],
  ] as const)('%j reads %s', (attribute, text) => expect(attributeText(attribute)).toBe(text));

  it('is typed over as it stands, unless it is a list or an object', () => {
    expect(editableText({ value: 1240, kind: 'number' })).toBe('1240');
    expect(editableText({ value: null, kind: 'none' })).toBe('');
    expect(editableText({ value: [1], kind: 'list' })).toBeNull();
  });
});

describe('what was typed', () => {
  it.each([
    ['250', 'number', 250],
    ['many', 'number', 'many'],
    ['no', 'boolean', false],
    ['  ', 'text', null],
    [' CTO ', 'text', ' CTO '],
    ['250', 'text', '250'],
  ] as const)('%j for a %s is %j', (text, kind, value) => expect(typedValue(text, kind)).toBe(value));
});
