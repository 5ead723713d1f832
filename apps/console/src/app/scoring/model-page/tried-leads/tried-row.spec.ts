import { levelsAtFirst, type Tried } from '@heatline/contracts';
import { withSubject } from './chosen-to-try';
import { triedRows } from './tried-row';

const ingrid = { id: '01a00000-0000-7000-8000-000000000001', name: 'Ingrid' };
const gone = { id: '01a00000-0000-7000-8000-000000000002', name: 'Gone' };
const ruleId = '0e000000-0000-4000-8000-000000000001';
const tried: Tried = {
  subjectId: ingrid.id,
  now: { score: 40, level: { key: 'warm', name: 'Warm', tone: 'warm' } },
  draft: {
    score: 52,
    level: { key: 'hot', name: 'Hot', tone: 'hot' },
    rules: [{ ruleId, points: 12, counted: 2 }],
  },
};

describe('leads that a draft is tried on', () => {
  it('show both scores, the level of the draft, and what the open rule does', () => {
    expect(triedRows([ingrid, gone], [tried], levelsAtFirst, ruleId)).toEqual([
      {
        subject: ingrid,
        now: 40,
        draft: 52,
        differs: true,
        level: { name: 'Hot', tone: 'hot', rank: 3, of: 3 },
        rule: '+12 from 2 events',
      },
    ]);
    const [other] = triedRows([ingrid], [tried], levelsAtFirst, gone.id);
    expect(other?.rule).toBe('nothing from this rule');
  });

  it('are at most three, the newest choice first', () => {
    const four = ['a', 'b', 'c'].reduce((known, id) => withSubject(known, { id, name: id }), [ingrid]);
    expect(four.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(withSubject(four, { id: 'a', name: 'a' }).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });
});
