import {
  changePreferences,
  createView,
  deleteView,
  type ModelKind,
  readPreferences,
  restoreView,
} from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { toldUnderTest } from '../testing/told-under-test';

const { add, ask, at, query } = toldUnderTest();

const aModel = async (kind: ModelKind, workspace = at.here) => {
  const model_id = uuidv7();
  await add('scoring.published_model', { workspace_id: workspace.id, model_id, kind, name: kind });
  return model_id;
};
const archived = (modelId: string) => query('delete from scoring.published_model where model_id = $1', [modelId]);
const refused = (...issues: { path: string; message: string }[]) => ({ issues });
const gone = 'There is no such model, or it is archived';

describe('the model that a member chooses', () => {
  it('is one of the workspace, and of its kind', async () => {
    const [engagement, profile] = [await aModel('engagement'), await aModel('profile')];
    const choice = { engagement, profile, account: null };
    expect((await ask(changePreferences, { models: choice })).models).toEqual(choice);
    const theirs = await aModel('engagement', at.elsewhere);
    await expect(
      ask(changePreferences, {
        models: { engagement: theirs, profile: engagement, custom: uuidv7() },
        density: 'compact',
      }),
    ).rejects.toMatchObject(
      refused(
        { path: 'models.engagement', message: gone },
        { path: 'models.profile', message: 'This is not a profile model' },
        { path: 'models.custom', message: gone },
      ),
    );
    // All of it or nothing.
    expect(await ask(readPreferences, {})).toEqual({ models: choice });
  });

  it('may be said again when it was archived since, and is not chosen anew', async () => {
    const [engagement, profile] = [await aModel('engagement'), await aModel('profile')];
    await ask(changePreferences, { models: { engagement } });
    await archived(engagement);
    expect((await ask(changePreferences, { models: { engagement, profile } })).models).toEqual({ engagement, profile });
    await ask(changePreferences, { models: { profile } });
    await expect(ask(changePreferences, { models: { engagement } })).rejects.toMatchObject(
      refused({ path: 'models.engagement', message: gone }),
    );
  });
});

describe('the view that a list opens with', () => {
  const message = 'There is no such view, or it is not shared with you';

  it('is one that the member sees', async () => {
    const { viewId } = await ask(createView, { name: 'Mine' });
    expect((await ask(changePreferences, { views: { leads: viewId } })).views).toEqual({ leads: viewId });
    for (const [leads, workspace] of [
      [uuidv7(), at.here],
      [viewId, at.elsewhere],
    ] as const)
      await expect(ask(changePreferences, { views: { leads } }, workspace)).rejects.toMatchObject(
        refused({ path: 'views.leads', message }),
      );
    expect((await ask(changePreferences, { views: { leads: null } })).views).toEqual({ leads: null });
  });

  it('is kept when it is deleted, so that it holds again when it is restored', async () => {
    const { viewId } = await ask(createView, { name: 'Mine' });
    await ask(changePreferences, { views: { leads: viewId } });
    await ask(deleteView, { viewId });
    expect((await ask(readPreferences, {})).views).toEqual({ leads: viewId });
    await ask(changePreferences, { views: null });
    await expect(ask(changePreferences, { views: { leads: viewId } })).rejects.toMatchObject(
      refused({ path: 'views.leads', message }),
    );
    await ask(restoreView, { viewId });
    await ask(changePreferences, { views: { leads: viewId } });
  });
});

describe('the columns of a table', () => {
  it('are each there once', async () => {
    const twice = [{ key: 'aliases' }, { key: 'owner' }, { key: 'aliases' }];
    await expect(ask(changePreferences, { tables: { leads: { columns: twice } } })).rejects.toMatchObject(
      refused({ path: 'tables.leads.columns.2.key', message: 'This column is there already' }),
    );
  });
});
