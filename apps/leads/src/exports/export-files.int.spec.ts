import {
  assignOwner,
  type CallContext,
  downloadExport,
  eraseLead,
  listErasures,
  listExportFiles,
  readExportFile,
  runCalls,
  startLeadExport,
  streamLeads,
} from '@heatline/contracts';
import { RunStore, SliceStore } from '@heatline/database';
import type { SliceHands } from '@heatline/service';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { filesUnderTest } from '../testing/files-under-test';
import { leadsUnderTest } from '../testing/leads-under-test';
import { ExportFiles } from './export-files';
import { ExportLeadsWork } from './export-leads.work';
import { ExportSettings } from './export-settings';

const { admin, aMember, announced, ask, at, count, database, drive, make, members, rows, service } = leadsUnderTest();
const store = filesUnderTest(service);

type Wish = z.input<typeof startLeadExport.request>['export'];

const start = async (wish: Wish = {}, workspace = at.here) =>
  (await ask(startLeadExport, { export: wish }, workspace)).runId;
const fetched = (runId: string, context = at.here.context) =>
  all(service().bus.stream(downloadExport, { runId }, context));
const as = (role: 'admin' | 'viewer', id = uuidv7()): CallContext => ({
  ...at.here.context,
  actor: { kind: 'member', id, role },
});

async function all(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const taken: Uint8Array[] = [];
  for await (const piece of pieces) taken.push(piece);
  return Buffer.concat(taken).toString('utf8');
}

async function made(wish: Wish = {}, workspace = at.here): Promise<string> {
  const runId = await start(wish, workspace);
  await drive(runId, undefined, workspace);
  return runId;
}

const people = (n: number) =>
  make(
    Array.from({ length: n }, (_, i) => ({
      name: `N ${String(i).padStart(3, '0')}`,
      aliases: { externalId: `e${i}` },
    })),
  );

/** A worker of its own at a run's slice: whoever claims later takes it away. */
async function worker(runId: string) {
  const inWorkspace = database().inWorkspace.bind(database());
  const run = (await inWorkspace(at.here.id, (tx) => new RunStore(tx).byId(runId)))!;
  const taken = (await inWorkspace(at.here.id, (tx) => new SliceStore(tx).claim(runId, 0)))!;
  if (!('claimed' in taken)) throw new Error('Its slice is done');
  const hands: SliceHands = {
    signal: new AbortController().signal,
    say: async () => {},
    moved: () => {},
    advance: (tx, step) => new SliceStore(tx).advance(taken.claimed, step),
  };
  return { work: () => service().get(ExportLeadsWork).slice(run, taken.claimed, hands) };
}

/** Cuts a run into its slice, and does nothing of it. */
const plan = (runId: string) =>
  drive(runId, () => {
    throw new Error('Only planned');
  }).catch(() => undefined);

beforeEach(() => store.empty());

describe('the file that a run makes', () => {
  it('is what is streamed, byte for byte', async () => {
    await make(
      Array.from({ length: 900 }, (_, i) => ({
        name: `Åse ${i} ${'x'.repeat(150)}`,
        aliases: { externalId: `e${i}` },
      })),
    );
    const [first] = (await rows('select lead_id from lead order by lead_id limit 1')) as { lead_id: string }[];
    await ask(assignOwner, { leadId: first!.lead_id, ownerId: aMember() });
    const columns = ['leadId', 'name', 'name', 'name', 'name', 'name', 'owner', 'attribute:x'] as const;
    const filter = { owner: [null] };
    for (const [wish, query] of [
      [
        { columns: [...columns], sort: '-name', bom: true },
        { columns: [...columns], sort: '-name', bom: true },
      ],
      [{ filter }, { filter: JSON.stringify(filter) }],
      [{ q: 'åse 1' }, { q: 'åse 1' }],
      [{ filter: { owner: ['me'] } }, { filter: JSON.stringify({ owner: ['me'] }) }],
    ] as const) {
      const runId = await made(wish as Wish);
      const streamed = await all(service().bus.stream(streamLeads, query as object, at.here.context));
      expect((await fetched(runId)) === streamed).toBe(true);
      const file = await ask(readExportFile, { runId });
      expect(file).toMatchObject({ runId, state: 'ready', bytes: Buffer.byteLength(streamed) });
      expect(file.fileName).toMatch(/^leads-\d{4}-\d\d-\d\d\.csv$/);
      expect(Date.parse(file.expiresAt) - Date.parse(file.madeAt)).toBe(7 * 86_400_000);
    }
  });

  it('has those who were chosen, in the order of the list, and nobody of another workspace', async () => {
    const [a, b, c] = await people(3);
    const [foreign] = await make([{ aliases: { externalId: 'foreign' } }], at.elsewhere);
    const runId = await made({ leadIds: [a!, c!, foreign!], sort: '-name', columns: ['leadId'] });
    expect((await fetched(runId)).trim().split('\r\n')).toEqual(['Lead ID', c, a]);
    expect(b).toBeDefined();
  });

  it('is counted while it is made, and called by what it has', async () => {
    await people(3);
    const runId = await start();
    expect((await ask(runCalls.leads.get, { runId })).about.name).toBe('3 leads');
    await people(4);
    expect(await drive(runId)).toMatchObject({ state: 'completed', total: 4, done: 4, about: { name: '4 leads' } });
    expect((await ask(listExportFiles, { runId: [runId] })).items).toMatchObject([{ rows: 4 }]);
  });

  it('is asked for as the list is: what is wrong is told before a run begins', async () => {
    await expect(start({ sort: '-score' })).rejects.toMatchObject({ code: 'model_required' });
    await expect(start({ columns: ['colour'] } as never)).rejects.toHaveProperty('issues', [
      expect.objectContaining({ path: 'export.columns.0' }),
    ]);
    await expect(start({ leadIds: [uuidv7()], q: 'x' })).rejects.toHaveProperty('issues', [
      expect.objectContaining({ path: 'export.q' }),
    ]);
    expect(await count('run')).toBe(0);
  });

  it('is one for one Idempotency-Key', async () => {
    await people(1);
    const once = { export: { sort: 'name' as const }, idempotencyKey: 'k' };
    const { runId } = await ask(startLeadExport, once);
    expect(await ask(startLeadExport, once)).toEqual({ runId });
    await expect(ask(startLeadExport, { ...once, export: { q: 'x' } })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    expect(await count('export_request')).toBe(1);
  });

  it('is not made for whoever asks for too many at once', async () => {
    for (let n = 0; n < 10; n++) await start();
    await expect(start()).rejects.toMatchObject({ code: 'too_many_exports' });
    await start({}, at.elsewhere);
  });

  it('knows whom a filter means only until it is made', async () => {
    const runId = await start({ q: 'ada@berg.example' });
    expect(await rows('select request from export_request')).toHaveLength(1);
    await drive(runId);
    expect(await count('export_request')).toBe(0);
    const { rows: runs } = await admin('select r::text as text from leads.run r where run_id = $1', [runId]);
    expect(runs[0].text).not.toContain('berg');
  });
});

describe('a worker that dies', () => {
  it('leaves nothing of its half file when the next one has made the whole', async () => {
    await people(3);
    const runId = await start();
    await plan(runId);
    const files = service().get(ExportFiles);
    const { fileId, writer } = await files.begin({ workspaceId: at.here.id, runId }, async () => {});
    await writer.add(Buffer.from('half a file'));
    await writer.add(Buffer.from(' and more'));
    expect(await store.holding('half a file')).toBe(1);
    expect(await drive(runId)).toMatchObject({ state: 'completed', done: 3 });
    expect(await store.holding('half a file')).toBe(0);
    expect(await store.names()).toHaveLength(1);
    expect(await store.names()).not.toContain(fileId);
    expect((await fetched(runId)).match(/\r\n/g)).toHaveLength(4);
    expect(await count('export_file')).toBe(1);
  });

  it('at the very end has made nothing, and the next one makes it', async () => {
    await people(3);
    const runId = await start();
    const atTheEnd = (batches: number) => {
      if (batches === 2) throw new Error('Killed');
    };
    await expect(drive(runId, atTheEnd)).rejects.toThrow('Killed');
    expect(await store.names()).toEqual([]);
    await expect(fetched(runId)).rejects.toMatchObject({ code: 'export_not_ready' });
    expect(await drive(runId)).toMatchObject({ state: 'completed', done: 3, total: 3 });
    expect(await store.names()).toHaveLength(1);
  });

  it('and is not dead at all cannot spoil what another has made', async () => {
    await people(3);
    const runId = await start({ columns: ['name', 'owner'] });
    await plan(runId);
    const zombie = await worker(runId);
    members.meanwhile = () => drive(runId);
    await expect(zombie.work()).rejects.toMatchObject({ name: 'JobFenced' });
    expect((await fetched(runId)).match(/\r\n/g)).toHaveLength(4);
    expect(await store.names()).toHaveLength(1);
    expect(await count('export_file')).toBe(1);
    expect(
      (await admin('select count(*)::int as n from leads.export_due where workspace_id = $1', [at.here.id])).rows,
    ).toEqual([{ n: 1 }]);
  });

  it('after it has made the file only has to say so', async () => {
    await people(2);
    const runId = await start();
    await plan(runId);
    await (await worker(runId)).work();
    await (await worker(runId)).work();
    expect(await drive(runId)).toMatchObject({ state: 'completed', done: 2 });
    expect(await store.names()).toHaveLength(1);
  });
});

describe('a run that makes no file', () => {
  it('because it is cancelled forgets what it was asked', async () => {
    const runId = await start({ q: 'ada@berg.example' });
    await ask(runCalls.leads.command, { runId, command: 'cancel' });
    expect(await count('export_request')).toBe(0);
    await expect(fetched(runId)).rejects.toMatchObject({ code: 'export_not_found' });
  });

  it('because its attempt was given up is swept up', async () => {
    const runId = await start();
    await plan(runId);
    const { writer } = await service()
      .get(ExportFiles)
      .begin({ workspaceId: at.here.id, runId }, async () => {});
    await writer.add(Buffer.from('half'));
    await database().inWorkspace(at.here.id, async (tx) =>
      service()
        .get(ExportLeadsWork)
        .giveUp((await new RunStore(tx).byId(runId))!, 'failed', tx),
    );
    await service().get(ExportFiles).removeDue();
    expect(await store.names()).toEqual([]);
    expect(await count('export_file')).toBe(0);
  });

  it('because there is no room says so, and what to do', async () => {
    await people(3);
    const settings = service().get(ExportSettings);
    const { mostBytes } = settings;
    const runId = await start();
    try {
      Object.assign(settings, { mostBytes: 10 });
      await expect(drive(runId)).rejects.toMatchObject({
        code: 'no_room_for_exports',
        hint: expect.stringMatching(/\.$/),
      });
    } finally {
      Object.assign(settings, { mostBytes });
    }
    expect(await store.names()).toEqual([]);
    expect(await drive(runId)).toMatchObject({ state: 'completed', done: 3 });
  });

  it('because its slice was skipped does not pretend to have one', async () => {
    const runId = await start();
    await plan(runId);
    await database().inWorkspace(at.here.id, (tx) => new SliceStore(tx).skip(runId, 0));
    await expect(drive(runId)).rejects.toMatchObject({ code: 'no_file' });
  });
});

describe('a file whose time is over', () => {
  const expire = (runId: string) =>
    admin(
      `with over as (update leads.export_file set expires_at = now() - interval '1 second' where run_id = $1 returning file_id)
       update leads.export_due set due_at = now() - interval '1 second' where file_id in (select file_id from over)`,
      [runId],
    );

  it('is refused at once, and removed when somebody looks', async () => {
    await people(2);
    const runId = await made();
    const other = await made();
    await expire(runId);
    const gone = { code: 'export_gone', details: { reason: 'expired', at: expect.any(String) } };
    await expect(fetched(runId)).rejects.toMatchObject(gone);
    expect(await store.names()).toHaveLength(2);
    await service().get(ExportFiles).removeDue();
    expect(await store.names()).toHaveLength(1);
    await expect(fetched(runId)).rejects.toMatchObject(gone);
    await expect(ask(readExportFile, { runId })).rejects.toMatchObject(gone);
    expect((await ask(listExportFiles, {})).items.map((file) => [file.runId, file.state])).toEqual([
      [other, 'ready'],
      [runId, 'expired'],
    ]);
    expect(await fetched(other)).toContain('Lead ID');
    // The same again finds nothing to do.
    await service().get(ExportFiles).removeDue();
  });
});

describe('a file that somebody took out of the object store by hand', () => {
  it('is told of as gone, by its run too, and can be made again', async () => {
    await people(2);
    const runId = await made();
    await store.empty();
    const gone = { code: 'export_gone', details: { reason: 'lost', at: expect.any(String) } };
    await expect(fetched(runId)).rejects.toMatchObject(gone);
    await expect(fetched(runId)).rejects.toMatchObject(gone);
    await expect(ask(readExportFile, { runId })).rejects.toMatchObject(gone);
    expect((await ask(listExportFiles, {})).items).toMatchObject([{ runId, state: 'lost' }]);
    await service().get(ExportFiles).removeDue();
    expect((await ask(listExportFiles, {})).items).toMatchObject([{ runId, state: 'lost' }]);
    expect(await fetched(await made())).toContain('Lead ID');
  });
});

describe('somebody who is erased', () => {
  const email = 'zephyrine.q@nowhere-else.example';
  const columns = ['email', 'owner'] as const;

  it('is in no file any more, whichever of the workspace it is; the proof counts them', async () => {
    const [leadId, stays] = await make([{ aliases: { email } }, { aliases: { email: 'b@stays.example' } }]);
    await make([{ aliases: { email } }], at.elsewhere);
    const runId = await made({ columns: [...columns] });
    const without = await made({ leadIds: [stays!], columns: [...columns] });
    const foreign = await made({ columns: [...columns] }, at.elsewhere);
    // The search finds what it looks for.
    expect(await store.holding(email)).toBe(2);
    const { runId: erasure } = await ask(eraseLead, { leadId: leadId! });
    await drive(erasure);
    expect(await store.holding(email)).toBe(1);
    expect(await store.holding('stays.example')).toBe(0);
    const gone = { code: 'export_gone', details: { reason: 'erased' } };
    await expect(fetched(runId)).rejects.toMatchObject(gone);
    await expect(fetched(without)).rejects.toMatchObject(gone);
    expect(await fetched(foreign, at.elsewhere.context)).toContain(email);
    const [proof] = (await ask(listErasures, { runId: erasure })).items;
    expect(proof!.removed).toMatchObject({ 'leads.export_file': 2 });
    expect(proof!.completedAt).not.toBeNull();
    // What is made from now on has nobody to hide.
    expect(await fetched(await made({ columns: [...columns] }))).toContain('stays.example');
  });

  it('leaves alone what was made before they came, and the proof does not count it', async () => {
    await make([{ aliases: { email: 'b@stays.example' } }]);
    const before = await made({ columns: [...columns] });
    const [first] = await make([{ aliases: { email } }]);
    const between = await made({ columns: [...columns] });
    const [later] = await make([{ aliases: { cookie: 'zephyrine' } }]);
    const after = await made({ columns: [...columns] });
    // Of one who is made of several leads the first one counts.
    await admin('update leads.lead set root_id = $1 where lead_id = $2', [later, first]);
    const { runId: erasure } = await ask(eraseLead, { leadId: later! });
    await drive(erasure);
    expect(await fetched(before)).toContain('stays.example');
    for (const runId of [between, after]) await expect(fetched(runId)).rejects.toMatchObject({ code: 'export_gone' });
    expect((await ask(listErasures, { runId: erasure })).items[0]!.removed).toMatchObject({ 'leads.export_file': 2 });
    expect(await store.holding(email)).toBe(0);
  });

  it('is not in a file that was just being written: it is begun anew', async () => {
    const [leadId] = await make([{ aliases: { email } }, { aliases: { email: 'b@stays.example' } }]);
    const runId = await start({ columns: [...columns] });
    members.meanwhile = async () => {
      expect(await store.names()).toHaveLength(1);
      await drive((await ask(eraseLead, { leadId: leadId! })).runId);
    };
    expect(await drive(runId)).toMatchObject({ state: 'completed', done: 1, total: 1 });
    expect(await fetched(runId)).toContain('stays.example');
    expect(await store.holding(email)).toBe(0);
    expect(await store.names()).toHaveLength(1);
    expect(await count('export_file')).toBe(1);
  });
});

describe('whoever wants a file', () => {
  it('must have made it, or be an admin, in its workspace', async () => {
    await people(1);
    const maker = as('viewer');
    const { runId } = await service().bus.ask(startLeadExport, { export: {} }, maker);
    await drive(runId);
    expect(await fetched(runId, maker)).toContain('Lead ID');
    expect(await fetched(runId, as('admin'))).toContain('Lead ID');
    const key: CallContext = { ...maker, actor: { kind: 'apiKey', id: uuidv7(), role: 'viewer' } };
    for (const other of [as('viewer'), key])
      await expect(fetched(runId, other)).rejects.toMatchObject({ code: 'not_your_export' });
    await expect(fetched(runId, at.elsewhere.context)).rejects.toMatchObject({ code: 'export_not_found' });
    const listed = async (context: CallContext) =>
      (await service().bus.ask(listExportFiles, {}, context)).items.map((file) => file.runId);
    expect(await listed(maker)).toEqual([runId]);
    expect(await listed(as('admin'))).toEqual([runId]);
    expect(await listed(as('viewer'))).toEqual([]);
    expect(await listed(at.elsewhere.context)).toEqual([]);
  });

  it('is asked for one of a run that makes none', async () => {
    const refused = { code: 'export_not_found' };
    await expect(fetched(uuidv7())).rejects.toMatchObject(refused);
    await people(1);
    const [leadId] = (await rows('select lead_id from lead')) as { lead_id: string }[];
    const { runId } = await ask(eraseLead, { leadId: leadId!.lead_id });
    await expect(fetched(runId)).rejects.toMatchObject(refused);
  });

  it('stands in the audit log, with counts only', async () => {
    await make([{ name: 'Zephyrine', aliases: { email: 'zephyrine@berg.example' } }]);
    const runId = await made({ q: 'zephyrine' });
    const bytes = Buffer.byteLength(await fetched(runId));
    const acts = await announced<{ action: string; details: object }>();
    expect(
      acts.filter(({ action }) => action?.startsWith('leads.export')).map(({ action, details }) => [action, details]),
    ).toEqual([
      ['leads.export_started', { runId, leads: 1 }],
      ['leads.export_downloaded', { runId, leads: 1, bytes }],
    ]);
    expect(JSON.stringify(acts)).not.toMatch(/zephyrine/i);
  });
});
