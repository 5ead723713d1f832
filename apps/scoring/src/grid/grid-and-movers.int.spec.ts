import { changeGrid, changeModel, createModel, listMovers, readGrid, scoredContacts } from '@heatline/contracts';
import { twoWorkspaces } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);
const rules = [{ name: 'Opened', enabled: true, points: 1, when: { event: ['opened'] } }];

let engagementModelId: string;
let profileModelId: string;
const leads: string[] = [];

/** Points of fit and engagement of a lead; null = that model has not scored it. Change of 7 days in points. */
async function aLead(name: string, fit: number | null, engagement: number, change = 0, ownModel = engagementModelId) {
  const leadId = await scoring.leads.addLead(ours.id, { name });
  const put = (modelId: string, score: number | null, change7: number) =>
    scoring.leads.query(
      `INSERT INTO scoring.score (workspace_id, model_id, lead_id, score, level, published_version, calculated_at, change7)
       VALUES ($1, $2, $3, $4, $5, 1, now(), $6)`,
      [ours.id, modelId, leadId, score === null ? null : score * 100, score === null ? null : 'cold', change7 * 100],
    );
  await put(profileModelId, fit, 0);
  await put(ownModel, engagement, change);
  leads.push(leadId);
  return leadId;
}

beforeAll(async () => {
  scoring = await startScoring();
  engagementModelId = await anActiveModel(scoring, ours, { rules });
  profileModelId = await anActiveModel(scoring, ours, { rules }, 'Fit', 'profile');
  await ask(changeModel, { modelId: profileModelId, change: { active: false } }, ours.context);
  await aLead('Ada', 90, 80, 12.5);
  await aLead('Bo', 50, 20, -3);
  await aLead('Cy', 49.5, 19.5, 4);
  await aLead('Di', null, 70, 4);
});
afterAll(() => scoring?.stop());

const cellsOf = ({ cells }: { cells: { fit: string; engagement: number; count: number }[] }) =>
  Object.fromEntries(
    cells.filter(({ count }) => count > 0).map((cell) => [`${cell.fit}${cell.engagement}`, cell.count]),
  );

describe('the grid of fit and engagement', () => {
  it('counts leads that both models have scored, bounds belonging to the band above', async () => {
    const grid = await ask(readGrid, { profileModelId, engagementModelId }, ours.context);
    expect(grid).toMatchObject({ total: 3, version: 0 });
    expect(grid.cells).toHaveLength(9);
    expect(cellsOf(grid)).toEqual({ A1: 1, A2: 1, B3: 1 });
  });

  it('follows its bounds, which two editors cannot overwrite unseen, and which are the workspace’s own', async () => {
    const bounds = { fit: { high: 91, middle: 60 }, engagement: { high: 50, middle: 10 } };
    expect(await ask(changeGrid, { ...bounds, version: 0 }, ours.context)).toEqual({ bounds, version: 1 });
    await expect(ask(changeGrid, { ...bounds, version: 0 }, ours.context)).rejects.toMatchObject({
      code: 'version_stale',
      details: { version: 1 },
    });
    expect(await ask(changeGrid, { ...bounds, version: 1 }, ours.context)).toMatchObject({ version: 2 });
    expect(cellsOf(await ask(readGrid, { profileModelId, engagementModelId }, ours.context))).toEqual({ B1: 1, C2: 2 });
    const upsideDown = { ...bounds, fit: { high: 1, middle: 2 }, version: 2 };
    await expect(ask(changeGrid, upsideDown, ours.context)).rejects.toMatchObject({
      issues: [{ path: 'fit.high', message: 'The high band begins above the middle one' }],
    });
  });

  it('takes published models of its two kinds alone', async () => {
    const other = { code: 'model_of_other_kind' };
    await expect(
      ask(readGrid, { profileModelId: engagementModelId, engagementModelId }, ours.context),
    ).rejects.toMatchObject({ ...other, details: { wanted: 'profile', is: 'engagement' } });
    const swapped = { profileModelId, engagementModelId: profileModelId };
    await expect(ask(readGrid, swapped, ours.context)).rejects.toMatchObject(other);
    const accounts = await ask(createModel, { name: 'Accounts', kind: 'account' }, ours.context);
    const ofAccounts = { profileModelId: accounts.modelId, engagementModelId };
    await expect(ask(readGrid, ofAccounts, ours.context)).rejects.toMatchObject(other);
    const draft = await ask(createModel, { name: 'Never published', kind: 'profile' }, ours.context);
    await expect(
      ask(readGrid, { profileModelId: draft.modelId, engagementModelId }, ours.context),
    ).rejects.toMatchObject({ code: 'model_not_published' });
  });

  it('guesses no model, and shows nothing to another workspace', async () => {
    await expect(ask(readGrid, {}, ours.context)).rejects.toMatchObject({
      code: 'model_required',
      details: { kind: 'profile' },
    });
    await expect(ask(readGrid, { profileModelId, engagementModelId }, theirs.context)).rejects.toMatchObject({
      code: 'model_not_found',
    });
  });
});

describe('movers', () => {
  const names = ({ items }: { items: { name: string | null; change: number }[] }) =>
    items.map(({ name, change }) => [name, change]);
  const movers = (query: object, limit = 50, cursor?: string) =>
    ask(listMovers, { modelId: engagementModelId, limit, cursor, ...query }, ours.context);

  it('are gainers from the greatest down, and droppers, page by page', async () => {
    const first = await movers({ days: 7 }, 2);
    expect(names(first)[0]).toEqual(['Ada', 12.5]);
    const second = await movers({ days: 7 }, 2, first.nextCursor!);
    expect(names(second)).toHaveLength(1);
    expect([...names(first), ...names(second)].map(([, change]) => change)).toEqual([12.5, 4, 4]);
    expect(second.nextCursor).toBeNull();
    expect(names(await movers({ days: 7, direction: 'down' }))).toEqual([['Bo', -3]]);
    expect(names(await movers({ days: 30 }))).toEqual([]);
  });

  it('are named by their e-mail before any other alias, as scored contacts are', async () => {
    const leadId = leads[0]!;
    await scoring.leads.query(
      `INSERT INTO leads.published_alias (workspace_id, lead_id, type, value, is_primary)
       VALUES ($1, $2, 'cookie', 'c-1', true), ($1, $2, 'email', 'a@old.example', false), ($1, $2, 'email', 'b@ada.example', true)`,
      [ours.id, leadId],
    );
    const { items } = await movers({ days: 7 });
    expect(items.find((mover) => mover.leadId === leadId)?.alias).toBe('b@ada.example');
    const contacts = await ask(scoredContacts, { modelId: engagementModelId, limit: 50 }, ours.context);
    const aliases = contacts.items.find((contact) => contact.leadId === leadId)?.aliases;
    expect(aliases?.map(({ value }) => value)).toEqual(['b@ada.example', 'a@old.example', 'c-1']);
  });

  it('of one day are summed up from history, without what publishing changed', async () => {
    const change = (leadId: string, from: number, to: number, cause: string, hoursAgo: number) =>
      scoring.leads.query(
        `INSERT INTO scoring.score_change (workspace_id, lead_id, model_id, change_id, at, from_score, to_score,
                                           published_version, from_level, to_level, cause)
         VALUES ($1, $2, $3, $4, now() - make_interval(hours => $5), $6, $7, 1, 'cold', 'cold', $8)`,
        [ours.id, leadId, engagementModelId, uuidv7(), hoursAgo, from * 100, to * 100, cause],
      );
    await change(leads[0]!, 60, 70, 'activity', 3);
    await change(leads[0]!, 70, 68.5, 'decay', 2);
    await change(leads[1]!, 0, 90, 'model', 2);
    await change(leads[2]!, 0, 90, 'activity', 25);
    expect(names(await movers({ days: 1 }))).toEqual([['Ada', 8.5]]);
  });

  it('belong to one workspace', async () => {
    const theirMovers = ask(listMovers, { modelId: engagementModelId }, theirs.context);
    await expect(theirMovers).rejects.toMatchObject({ code: 'model_not_found' });
  });
});
