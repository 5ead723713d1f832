import { ModelDefinition } from '@heatline/contracts';
import { inWords, numberOrText, operators, scalarOf, withOperator } from './operators';

describe('the operators of the form', () => {
  it('keep a value where it still means something', () => {
    expect(withOperator({ property: 'p', op: 'equals', value: 'x' }, 'in')).toEqual({
      property: 'p',
      op: 'in',
      value: ['x'],
    });
    expect(withOperator({ property: 'p', op: 'in', value: ['x', 'y'] }, 'contains').value).toBe('x');
    expect(withOperator({ property: 'p', op: 'equals', value: 'x', ignoreCase: true }, 'exists')).toEqual({
      property: 'p',
      op: 'exists',
    });
    expect(withOperator({ attribute: 'p', op: 'equals', value: 'x', for: { days: 3 } }, 'within_last')).toEqual({
      attribute: 'p',
      op: 'within_last',
      value: { days: 30 },
    });
  });

  it.each(operators.map(({ op }) => [op]))('%s is one that the schema knows', (op) => {
    const leaf = withOperator({ attribute: 'a', op: 'equals', value: '' }, op);
    const filled: Record<string, unknown> = {
      one: 'x',
      list: ['x'],
      number: 5,
      between: [1, 2],
      pattern: 'x',
      date: '2026-11-01',
    };
    const kind = operators.find((known) => known.op === op)?.value ?? 'one';
    const when = { ...leaf, ...(kind in filled ? { value: filled[kind] } : {}) };
    expect(ModelDefinition.safeParse({ rules: [{ name: 'r', points: 1, when }] }).error).toBeUndefined();
  });

  it('read what is typed', () => {
    expect([scalarOf('5'), scalarOf('007'), scalarOf('true'), scalarOf('x')]).toEqual([5, '007', true, 'x']);
    expect([numberOrText('−3,5'), numberOrText('abc')]).toEqual([-3.5, 'abc']);
  });

  it('are named in complaints as the form names them', () => {
    expect(inWords('Look for it with not_exists, in some_field')).toBe('Look for it with “is not set”, in some_field');
  });
});
