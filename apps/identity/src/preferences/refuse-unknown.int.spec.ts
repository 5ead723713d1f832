import { InvalidRequest, type ModelKind, type Preferences, type PreferencesChange } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import { memberOf, toldUnderTest } from '../testing/told-under-test';
import { refuseUnknown } from './refuse-unknown';

const { add, addMember, at, get } = toldUnderTest();

const aModel = async (kind: ModelKind) => {
  const model_id = uuidv7();
  await add('scoring.published_model', { workspace_id: at.here.id, model_id, kind, name: kind });
  return model_id;
};
const aView = async (more: object = {}) => {
  const view = { view_id: uuidv7(), owner_id: memberOf(at.here), name: uuidv7(), shared: false, q: '', sort: 'name' };
  await add('identity.saved_view', { workspace_id: at.here.id, ...view, ...more });
  return view.view_id;
};

const another = async () => {
  const id = uuidv7();
  await addMember(id);
  return id;
};

/** What is wrong with a change; none: it may be made. */
async function issuesOf(change: PreferencesChange, kept: Preferences = {}) {
  const viewer = { id: memberOf(at.here), role: 'rep' as const };
  try {
    await get(Database).inWorkspace(at.here.id, (tx) => refuseUnknown(tx, change, kept, viewer));
    return [];
  } catch (error) {
    if (!(error instanceof InvalidRequest)) throw error;
    return error.issues;
  }
}

describe('what a member chooses', () => {
  it('may be nothing, and what is there', async () => {
    expect(await issuesOf({})).toEqual([]);
    expect(await issuesOf({ models: { engagement: null }, views: { leads: null } })).toEqual([]);
    const models = { engagement: await aModel('engagement'), account: await aModel('account') };
    expect(await issuesOf({ models, views: { leads: await aView() } })).toEqual([]);
  });

  it('is refused all at once, each with its place', async () => {
    const engagement = await aModel('engagement');
    const views = { leads: await aView({ owner_id: await another() }) };
    expect(await issuesOf({ models: { engagement: uuidv7(), account: engagement }, views })).toEqual([
      { path: 'models.engagement', message: 'There is no such model, or it is archived' },
      { path: 'models.account', message: 'This is not an account model' },
      { path: 'views.leads', message: 'There is no such view, or it is not shared with you' },
    ]);
  });

  it('is a view of another while it is shared', async () => {
    expect(await issuesOf({ views: { leads: await aView({ owner_id: await another(), shared: true }) } })).toEqual([]);
    expect(await issuesOf({ views: { leads: await aView({ deleted_at: new Date() }) } })).toHaveLength(1);
  });

  it('may be said again when it has gone since', async () => {
    const kept = { models: { profile: uuidv7() }, views: { leads: uuidv7() } };
    expect(await issuesOf(kept, kept)).toEqual([]);
    expect(await issuesOf({ models: { custom: kept.models.profile } }, kept)).toHaveLength(1);
  });
});
