import { readLead, watchLead, watchLeads } from '@heatline/contracts';
import { aWorkspace } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { leadsUnderTest } from '../testing/leads-under-test';

const { admin, ask, at, count, list, make, rows } = leadsUnderTest();

const two = () =>
  make([
    { name: 'Ada', aliases: { email: 'ada@x.example' } },
    { name: 'Ben', aliases: { email: 'ben@x.example' } },
  ]);
const watch = (leadId: string, workspace = at.here) => ask(watchLead, { leadId, watched: true }, workspace);
const colleague = (role: 'viewer' | 'rep' = 'viewer') => {
  const other = aWorkspace(role);
  return { id: at.here.id, context: { ...other.context, workspaceId: at.here.id } };
};
const watchedNames = async (workspace = at.here) =>
  (await list({ sort: 'name' }, workspace)).items.filter(({ watched }) => watched).map(({ name }) => name);

describe('watching', () => {
  it('is one star, however often it is set, and shows on list and page', async () => {
    const [ada] = await two();
    const first = await watch(ada!);
    expect(first).toMatchObject({ leadId: ada, watched: true });
    expect(await watch(ada!)).toEqual(first);
    expect(await count('watch')).toBe(1);
    expect(await watchedNames()).toEqual(['Ada']);
    expect(await ask(readLead, { leadId: ada! })).toMatchObject({ watched: true });
    expect(await ask(watchLead, { leadId: ada!, watched: false })).toEqual({
      leadId: ada,
      watched: false,
      since: null,
    });
    expect(await ask(watchLead, { leadId: ada!, watched: false })).toMatchObject({ watched: false });
    expect(await watchedNames()).toEqual([]);
  });

  it('is personal: a colleague, whatever their role, has stars of their own', async () => {
    const [ada, ben] = await two();
    const viewer = colleague('viewer');
    await watch(ada!);
    await watch(ben!, viewer);
    expect(await watchedNames()).toEqual(['Ada']);
    expect(await watchedNames(viewer)).toEqual(['Ben']);
    await ask(watchLead, { leadId: ada!, watched: false }, viewer);
    expect(await watchedNames()).toEqual(['Ada']);
  });

  it('is for people: a key cannot, and sees no star', async () => {
    const [ada] = await two();
    await watch(ada!);
    const key = {
      id: at.here.id,
      context: { ...at.here.context, actor: { kind: 'apiKey', id: uuidv7(), role: 'rep' } },
    };
    await expect(watch(ada!, key as typeof at.here)).rejects.toMatchObject({ code: 'members_only' });
    expect(await watchedNames(key as typeof at.here)).toEqual([]);
  });

  it('stays in its workspace', async () => {
    const [ada] = await two();
    await expect(watch(ada!, at.elsewhere)).rejects.toMatchObject({ code: 'lead_not_found' });
    expect(await ask(watchLeads, { leadIds: [ada!], watched: true }, at.elsewhere)).toEqual({ leadIds: [] });
    await watch(ada!);
    expect(await rows('select 1 from leads.published_watch', at.elsewhere)).toEqual([]);
    expect(await rows('select 1 from leads.published_watch')).toHaveLength(1);
  });

  it('takes many at once and says whose state it changed', async () => {
    const [ada, ben] = await two();
    await watch(ada!);
    const leadIds = [ada!, ben!, uuidv7(), ben!];
    expect(await ask(watchLeads, { leadIds, watched: true })).toEqual({ leadIds: [ben] });
    expect(await watchedNames()).toEqual(['Ada', 'Ben']);
    const { leadIds: undone } = await ask(watchLeads, { leadIds, watched: false });
    expect([...undone].sort()).toEqual([ada, ben].sort());
    expect(await watchedNames()).toEqual([]);
  });

  it('keeps the scores of the moment', async () => {
    const [ada] = await two();
    const [model, silent] = [uuidv7(), uuidv7()];
    await admin('insert into scoring.model (workspace_id, model_id) values ($1, $2), ($1, $3)', [
      at.here.id,
      model,
      silent,
    ]);
    await admin(
      'insert into scoring.score (workspace_id, model_id, lead_id, score) values ($1, $2, $4, 4250), ($1, $3, $4, null)',
      [at.here.id, model, silent, ada],
    );
    await watch(ada!);
    expect(await rows('select scores from watch')).toEqual([{ scores: { [model]: 4250 } }]);
  });

  it('follows a merge: an absorbed lead is watched through its root, once', async () => {
    const [ada, ben] = await two();
    await watch(ben!);
    await admin('update leads.lead set root_id = $2 where lead_id = $1', [ben, ada]);
    await admin('update leads.watch set lead_id = $2 where lead_id = $1', [ben, ada]);
    expect(await watchedNames()).toEqual(['Ada']);
    await watch(ada!);
    expect(await count('watch')).toBe(1);
    expect(await ask(watchLead, { leadId: ben!, watched: false })).toMatchObject({ leadId: ada, watched: false });
    expect(await count('watch')).toBe(0);
  });
});
