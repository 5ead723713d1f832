import { aDefinition, aDraft, aRule } from '../testing/a-draft';
import { anOpenModel, stale } from '../testing/an-open-model';
import { DraftClash } from './draft-clash';
import { KeptDraft } from './kept-draft';

const other = (points: number) => aRule({ id: '0e000000-0000-4000-8000-000000000002', name: 'Opened a mail', points });
const two = (mine: number, theirs: number) => aDefinition({ rules: [aRule({ points: mine }), other(theirs)] });

/** What is edited here meets what somebody else saved: each changed the points of a rule. */
async function aClash(theirs = two(5, 9), mine = two(6, 1)) {
  const page = await anOpenModel({ draft: aDraft({ definition: two(5, 1) }) });
  const [kept, clash] = [page.get(KeptDraft), page.get(DraftClash)];
  page.stored(aDraft({ version: 4, definition: theirs, changedBy: 'Ben' }));
  page.refuse('PUT /draft', stale);
  kept.edit(mine);
  await page.done(kept.save());
  page.refuse('PUT /draft', null);
  return { ...page, kept, clash };
}
const pointsOf = (kept: KeptDraft) => kept.stored()?.definition.rules.map(({ points }) => points);

describe('two who change one draft', () => {
  it('are not told of a clash before there is one', async () => {
    const page = await anOpenModel();
    page.get(KeptDraft).edit(two(6, 1));
    expect(page.get(DraftClash).between()).toBeNull();
  });

  it('are shown what each changed', async () => {
    const { clash } = await aClash();
    const between = clash.between();
    expect(between?.by).toBe('Ben');
    expect([between?.theirs, between?.mine].map((changes) => changes?.map(({ ruleId }) => ruleId))).toEqual([
      [other(9).id],
      [aRule().id],
    ]);
  });

  it.each([
    ['load theirs', 'loadTheirs', [5, 9], 0],
    ['keep what was typed here', 'keepMine', [6, 1], 1],
    ['combine both', 'combine', [6, 9], 1],
  ] as const)('may %s', async (_, way, points, saves) => {
    const { clash, done, kept, sent } = await aClash();
    const before = sent('PUT', '/draft').length;
    await done(clash[way]());
    expect(pointsOf(kept)).toEqual(points);
    expect([kept.edited(), kept.conflict(), clash.between()]).toEqual([null, false, null]);
    expect(sent('PUT', '/draft')).toHaveLength(before + saves);
  });
});
