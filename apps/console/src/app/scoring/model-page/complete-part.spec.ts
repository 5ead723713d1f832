import { aDefinition, aRule } from '../testing/a-draft';
import { complaintsAbout, completePart, incompleteParts } from './complete-part';
import { newRule } from './rules/rule-edit';

const [a, b] = ['a', 'b'].map((name, index) => aRule({ id: `0e000000-0000-4000-8000-00000000001${index}`, name }));
const saved = aDefinition({ rules: [a!, b!] });

describe('what can be saved of a draft that is not complete', () => {
  it('is all but a new rule that is not', () => {
    const edited = { ...saved, rules: [{ ...a!, points: 9 }, newRule(), b!] };
    expect(completePart(edited, saved)).toEqual({ ...saved, rules: [{ ...a!, points: 9 }, b!] });
  });

  it('leaves a rule that is no longer complete as it was, in its new place', () => {
    const edited = { ...saved, rules: [b!, { ...a!, points: 9, when: { event: [] } }], ceiling: 100 };
    expect(completePart(edited, saved)).toEqual({ ...saved, rules: [b!, a!], ceiling: 100 });
  });

  it('leaves levels as they were', () => {
    const [first, ...others] = saved.levels;
    const edited = { ...saved, levels: [{ ...first!, name: '' }, ...others], floor: null };
    expect(completePart(edited, saved)).toEqual({ ...saved, floor: null });
  });

  it('is nothing when the rest does not hold without it', () => {
    const grouped = { ...a!, group: 'mail' };
    const edited = { ...saved, rules: [grouped], groups: { mail: { min: 5 } } };
    expect(completePart(edited, saved)).toBeNull();
  });

  it('is named by its parts, each once', () => {
    const [first, ...others] = saved.levels;
    const edited = {
      ...saved,
      rules: [a!, { ...b!, name: '', when: { event: [] } }],
      levels: [{ ...first!, name: '' }, ...others],
    };
    expect(incompleteParts(edited, complaintsAbout(edited))).toEqual(['the rule “Without a name”', 'the levels']);
  });
});
