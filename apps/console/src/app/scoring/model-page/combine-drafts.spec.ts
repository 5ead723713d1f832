import { aDefinition, aRule } from '../testing/a-draft';
import { combineDrafts } from './combine-drafts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => aRule({ id, name: id.toUpperCase() }));
const base = aDefinition({ rules: [a!, b!, c!] });
const namesOf = ({ rules }: { rules: readonly { name: string }[] }) => rules.map(({ name }) => name);

describe('two edits of one draft', () => {
  it('are both there when they touch different things', () => {
    const mine = { ...base, rules: [{ ...a!, points: 9 }, b!, c!], floor: null };
    const theirs = { ...base, rules: [a!, { ...b!, points: 7 }, c!], ceiling: 100 };
    const { definition, clashes } = combineDrafts(base, mine, theirs);
    expect(definition.rules.map(({ points }) => points)).toEqual([9, 7, 5]);
    expect(definition).toMatchObject({ floor: null, ceiling: 100 });
    expect(clashes).toEqual([]);
  });

  it('lose nothing that either added, and keep its place', () => {
    const mine = { ...base, rules: [a!, b!, c!, aRule({ id: undefined, name: 'Mine' })] };
    const theirs = { ...base, rules: [a!, d!, b!, c!] };
    expect(namesOf(combineDrafts(base, mine, theirs).definition)).toEqual(['A', 'D', 'B', 'C', 'Mine']);
  });

  it('remove what one removed, unless the other one changed it', () => {
    const mine = { ...base, rules: [a!, c!] };
    expect(namesOf(combineDrafts(base, mine, base).definition)).toEqual(['A', 'C']);
    const theirs = { ...base, rules: [a!, { ...b!, points: 1 }, c!] };
    const combined = combineDrafts(base, mine, theirs);
    expect(namesOf(combined.definition)).toEqual(['A', 'B', 'C']);
    expect(combined.clashes).toEqual(['B']);
  });

  it('take mine where both changed the same thing differently, and say so', () => {
    const mine = { ...base, rules: [{ ...a!, points: 9 }, b!, c!], floor: 5 };
    const theirs = { ...base, rules: [{ ...a!, points: 2 }, b!, c!], floor: 6 };
    const { definition, clashes } = combineDrafts(base, mine, theirs);
    expect(definition.rules[0]!.points).toBe(9);
    expect(definition.floor).toBe(5);
    expect(clashes).toEqual(['A', 'Floor']);
  });

  it('are no clash when both say the same', () => {
    const both = { ...base, rules: [{ ...a!, points: 9 }, b!, c!], groups: { mail: { max: 3 } } };
    expect(combineDrafts(base, both, JSON.parse(JSON.stringify(both)))).toEqual({ definition: both, clashes: [] });
  });
});
