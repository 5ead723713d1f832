import {
  type CallContext,
  changeView,
  createView,
  deleteView,
  listAudit,
  listViews,
  restoreView,
  type Role,
  type ViewDraft,
} from '@heatline/contracts';
import { connect, type Database } from '@heatline/database';
import {
  type ServiceUnderTest,
  startInProcess,
  testDatabase,
  type TestDatabase,
  twoWorkspaces,
} from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import type * as z from 'zod';
import { migrations } from '../migrations/all';
import { entities } from '../rows/entities';
import { identityService as service } from '../service';

let server: TestDatabase;
let identity: ServiceUnderTest;
let database: Database;
const [ours, theirs] = twoWorkspaces();
const [mara, owen, ada, vera, stranger] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()] as const;

const as = (id: string, role: Role, workspaceId = ours.id): CallContext => ({
  workspaceId,
  actor: { kind: 'member', id, role },
  requestId: 'test',
});
const people = { mara: as(mara, 'rep'), owen: as(owen, 'marketer'), ada: as(ada, 'admin'), vera: as(vera, 'viewer') };
const elsewhere = as(stranger, 'admin', theirs.id);

beforeAll(async () => {
  server = await testDatabase('identity', migrations);
  identity = await startInProcess(service, { database: server });
  database = await connect(server.url, { applicationName: 'test', entities, poolSize: 2 });
  for (const { workspaceId, actor } of [...Object.values(people), elsewhere]) {
    await database.inWorkspace(workspaceId, async (tx) => {
      await tx.execute(
        `insert into identity.workspace (workspace_id, name, time_zone) values ($1, 'Alder', 'UTC') on conflict do nothing`,
        [workspaceId],
      );
      await tx.execute(
        `insert into identity.member (workspace_id, member_id, name, email, role, active, created_at)
         values ($1, $2, 'Somebody', $3, $4, true, now())`,
        [workspaceId, actor!.id, `${actor!.id}@alder.example`, actor!.role],
      );
    });
  }
});

afterAll(async () => {
  await database?.close();
  await identity?.stop();
  await server?.drop();
});

const ask: ServiceUnderTest['bus']['ask'] = (call, request, context) => identity.bus.ask(call, request, context);
const create = (name: string, who: CallContext, more: Partial<z.input<typeof ViewDraft>> = {}) =>
  ask(createView, { name, ...more }, who);
const names = async (who: CallContext) => (await ask(listViews, {}, who)).items.map(({ name }) => name);
const refused = (answer: Promise<unknown>, code: string) => expect(answer).rejects.toMatchObject({ code });

describe('saved views', () => {
  it('are kept whole, and the same one sent twice is kept once', async () => {
    const filter = { all: [{ owner: ['me'] }, { attribute: 'industry', op: 'equals', value: 'Ünïcode "x"' }] } as const;
    const draft = { q: 'berg', sort: '-score:engagement', filter } as unknown as z.input<typeof ViewDraft>;
    const view = await create('Hot this week', people.mara, draft);
    expect(view).toMatchObject({ ...draft, name: 'Hot this week', shared: false, mine: true, version: 1 });
    expect(await create('Hot this week', people.mara, draft)).toEqual(view);
    await refused(create('hot THIS week', people.mara), 'view_name_taken');
    // Names are of their owner.
    await create('Hot this week', people.owen);
  });

  it('are seen by their owner only, until they are shared', async () => {
    const view = await create('Silent', people.mara);
    expect(await names(people.owen)).not.toContain('Silent');
    await refused(ask(changeView, { viewId: view.viewId, name: 'Mine now' }, people.ada), 'view_not_found');
    await ask(changeView, { viewId: view.viewId, shared: true }, people.mara);
    const seen = (await ask(listViews, {}, people.owen)).items.find(({ name }) => name === 'Silent');
    expect(seen).toMatchObject({ shared: true, mine: false });
  });

  it('that are shared are changed by their owner and by admins', async () => {
    const { viewId } = await create('Stalled', people.mara, { shared: true });
    await refused(ask(changeView, { viewId, name: 'Taken' }, people.owen), 'view_of_another');
    await refused(ask(deleteView, { viewId }, people.vera), 'view_of_another');
    expect(await ask(changeView, { viewId, name: 'Stalled deals' }, people.ada)).toMatchObject({
      name: 'Stalled deals',
    });
  });

  it('are personal for viewers, and not for keys', async () => {
    const { viewId } = await create('To read', people.vera);
    await refused(create('For all', people.vera, { shared: true }), 'viewers_do_not_share');
    await refused(ask(changeView, { viewId, shared: true }, people.vera), 'viewers_do_not_share');
    const key: CallContext = { ...people.ada, actor: { kind: 'apiKey', id: uuidv7(), role: 'admin' } };
    await refused(ask(listViews, {}, key), 'members_only');
  });

  it('are not overwritten by who saw an older version', async () => {
    const { viewId, version } = await create('Two tabs', people.mara);
    await ask(changeView, { viewId, version, q: 'first' }, people.mara);
    await refused(ask(changeView, { viewId, version, q: 'second' }, people.mara), 'version_stale');
    // The same change again is no second change.
    expect(await ask(changeView, { viewId, version, q: 'first' }, people.mara)).toMatchObject({ version: version + 1 });
  });

  it('are deleted, and brought back', async () => {
    const { viewId } = await create('Gone', people.mara);
    for (let times = 0; times < 2; times++) await ask(deleteView, { viewId }, people.mara);
    expect(await names(people.mara)).not.toContain('Gone');
    await refused(ask(changeView, { viewId, q: 'x' }, people.mara), 'view_not_found');
    for (let times = 0; times < 2; times++) await ask(restoreView, { viewId }, people.mara);
    expect(await names(people.mara)).toContain('Gone');
    await ask(deleteView, { viewId }, people.mara);
    await create('Gone', people.mara);
    await refused(ask(restoreView, { viewId }, people.mara), 'view_name_taken');
  });

  it('are in the audit log, with a name for others only while they are shared', async () => {
    const logged = async (viewId: string, workspace = people.ada) =>
      (await ask(listAudit, { limit: 200 }, workspace)).items
        .filter(({ subject }) => subject.id === viewId)
        .map(({ action, subject, actor }) => [action, subject.name, actor.id]);
    const { viewId } = await create('Berg', people.mara, { q: 'ada@berg.example' });
    expect(await logged(viewId)).toEqual([['view.created', null, mara]]);
    // The same once more changes nothing, and is not written down.
    for (let times = 0; times < 2; times++) await ask(changeView, { viewId, q: 'liv@berg.example' }, people.mara);
    await ask(changeView, { viewId, shared: true }, people.mara);
    await ask(deleteView, { viewId }, people.ada);
    expect(await logged(viewId)).toEqual([
      ['view.deleted', 'Berg', ada],
      ['view.shared', 'Berg', mara],
      ['view.changed', 'Berg', mara],
      ['view.created', 'Berg', mara],
    ]);
    await ask(restoreView, { viewId }, people.mara);
    await ask(changeView, { viewId, shared: false }, people.mara);
    expect((await logged(viewId)).slice(0, 2)).toEqual([
      ['view.unshared', null, mara],
      ['view.restored', null, mara],
    ]);
    expect(JSON.stringify(await ask(listAudit, { limit: 200 }, people.ada))).not.toContain('berg.example');
    expect(await logged(viewId, elsewhere)).toEqual([]);
  });

  it('are nothing to another workspace', async () => {
    const { viewId } = await create('Ours', people.mara, { shared: true });
    expect(await names(elsewhere)).toEqual([]);
    await refused(ask(changeView, { viewId, name: 'Theirs' }, elsewhere), 'view_not_found');
    await refused(ask(deleteView, { viewId }, elsewhere), 'view_not_found');
    await refused(ask(restoreView, { viewId }, elsewhere), 'view_not_found');
  });
});
