import { ModelDefinition } from '@heatline/contracts';
import { canonicalJson } from '../canonical-json';
import { definitionHash } from './definition-hash';

const definition = (more: object = {}) => ModelDefinition.parse({ rules: [], ...more });

describe('the hash of a definition', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 1, c: 2 }] })).toBe(canonicalJson({ a: [{ c: 2, d: 1 }], b: 1 }));
  });

  it('takes an absent field for what it is at first', () => {
    expect(definitionHash(definition())).toBe(definitionHash(definition({ floor: 0, ceiling: null })));
  });

  it('differs when one number differs', () => {
    expect(definitionHash(definition({ ceiling: 100 }))).not.toBe(definitionHash(definition()));
  });
});
