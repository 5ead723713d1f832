import { blanksIn, groupOf, nodeOf, pathOfPart, replaced } from './condition-node';

const a = { property: 'a', op: 'exists' };
const b = { property: 'b', op: 'exists' };

describe('a condition as a group', () => {
  it.each([
    [a],
    [{ all: [a, b] }],
    [{ any: [a] }],
    [{ not: a }],
    [{ not: { any: [a, b] } }],
    [{ all: [{ any: [a, b] }] }],
  ])('comes back as it was: %j', (node) => expect(nodeOf(groupOf(node))).toEqual(node));

  it('is nothing when nothing is in it', () => {
    expect(nodeOf({ mode: 'any', parts: [] })).toBeUndefined();
    expect(groupOf(undefined).parts).toEqual([]);
  });

  it('knows where its parts stand', () => {
    expect(pathOfPart({ all: [a, b] }, 1, 'when')).toBe('when.all.1');
    expect(pathOfPart({ not: { any: [a, b] } }, 1, 'when')).toBe('when.not.any.1');
    expect(pathOfPart({ not: a }, 0, 'when')).toBe('when.not');
    expect(pathOfPart(a, 0, 'when')).toBe('when');
  });

  it('loses a part that is replaced by nothing', () => {
    expect(replaced([a, b], 0, undefined)).toEqual([b]);
    expect(replaced([a, b], 1, a)).toEqual([a, a]);
  });

  it('counts what names nothing yet', () => {
    const blank = { attribute: '', op: 'equals', value: 'x' };
    expect(blanksIn({ all: [a, blank, { not: { any: [blank, b] } }] })).toBe(2);
    expect([blanksIn(a), blanksIn(undefined), blanksIn({ event: [] })]).toEqual([0, 0, 0]);
  });
});
