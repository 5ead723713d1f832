import {
  type CallContext,
  createShareLink,
  type Explanation,
  explainScore,
  type Lead,
  leadScores,
  listAudit,
  listModels,
  listShareLinks,
  openShareLink,
  readLead,
  Refusal,
  revokeShareLink,
  type ScoreCard,
  systemContext,
} from '@heatline/contracts';
import { connect, type Database } from '@heatline/database';
import { Answers } from '@heatline/messaging';
import type { ServiceDefinition } from '@heatline/service';
import {
  makePublishedViews,
  type ServiceUnderTest,
  startInProcess,
  testDatabase,
  type TestDatabase,
  twoWorkspaces,
} from '@heatline/testing';
import { Controller, Module } from '@nestjs/common';
import { Client } from 'pg';
import { IdentityModule } from '../identity.module';
import { migrations } from '../migrations/all';
import { entities } from '../rows/entities';
import { ShareLinks } from './share-links';

const leadId = '0a000000-0000-4000-8000-000000000001';
const modelId = '0f000000-0000-4000-8000-000000000001';
const at = '2026-11-20T08:00:00.000Z';
const level = { key: 'warm', name: 'Warm', tone: 'warm' };
const secrets = ['ingrid@haldane.example', '+47 22 55 01 42', 'Oslo', 'Ingrid is moving to a rival', leadId, modelId];
const line = {
  ruleId: 'r1',
  about: null,
  conditions: null,
  exact: 30,
  counted: 1,
  ignored: {},
  firstAt: at,
  lastAt: at,
};

/** What leads and scoring would answer, for one lead of one workspace. */
@Controller()
class Others {
  @Answers(readLead)
  lead({ leadId: asked }: { leadId: string }, { workspaceId }: CallContext): Lead {
    if (asked !== leadId || workspaceId !== ours.id) throw new Refusal('lead_not_found');
    return {
      leadId,
      name: 'Ingrid Solheim',
      aliases: { email: [secrets[0]!], phone: [secrets[1]!] },
      aliasList: [],
      attributes: { jobTitle: 'VP Operations', city: secrets[2] },
      attributeList: [],
      account: { accountId: leadId, name: 'Haldane Freight', domain: 'haldane.example' },
      ownerId: null,
      createdAt: at,
      lastActiveAt: at,
      watched: false,
      counts: { events: 1, aliases: 2, attributes: 2 },
      version: 1,
    };
  }

  @Answers(listModels)
  models() {
    return { items: [] };
  }

  @Answers(leadScores)
  cards(): { items: ScoreCard[] } {
    const card = { modelId, modelName: 'B2B', kind: 'engagement' as const, primary: true, publishedVersion: 1 };
    const rest = { calculatedAt: at, trend: null, toNextLevel: null, noScore: null };
    return { items: [{ ...card, ...rest, score: 24, level }] };
  }

  @Answers(explainScore)
  explain(): Explanation {
    return {
      leadId,
      modelId,
      modelName: 'B2B',
      kind: 'engagement',
      publishedVersion: 1,
      asOf: at,
      calculatedAt: at,
      score: 24,
      exact: 24,
      level,
      toNextLevel: null,
      lines: [
        { ...line, kind: 'rule', name: 'Requested a demo', points: 30 },
        { ...line, kind: 'adjustment', name: secrets[3]!, points: -6 },
      ],
      unmatched: [
        {
          ruleId: 'r2',
          name: 'Lives in Bergen',
          kind: 'attribute',
          conditions: 'city is "Bergen"',
          points: 5,
          reason: 'condition',
          has: 'city is "Oslo"',
          wanted: 'city is "Bergen"',
        },
      ],
      eventCount: 1,
      lastActivityAt: at,
    };
  }
}

@Module({ imports: [IdentityModule], controllers: [Others] })
class IdentityAmongOthers {}

let server: TestDatabase;
let identity: ServiceUnderTest;
let database: Database;
const [ours, theirs] = twoWorkspaces();
const nobody = systemContext('test');

beforeAll(async () => {
  server = await testDatabase('identity', migrations);
  await makePublishedViews(server.adminUrl);
  await addLead(leadId);
  const service: ServiceDefinition = {
    name: 'identity',
    module: IdentityAmongOthers,
    database: { entities, migrations },
  };
  identity = await startInProcess(service, { database: server });
  database = await connect(server.url, { applicationName: 'test', entities, poolSize: 2 });
  for (const { id } of [ours, theirs]) {
    await database.inWorkspace(id, (tx) =>
      tx.execute(`insert into identity.workspace (workspace_id, name, time_zone) values ($1, 'Alder', 'UTC')`, [id]),
    );
  }
});

/** As the leads service publishes it. */
async function addLead(id: string, rootId = leadId) {
  const admin = new Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query('insert into leads.published_lead (workspace_id, lead_id, root_id) values ($1, $2, $3)', [
    ours.id,
    id,
    rootId,
  ]);
  await admin.end();
}

afterAll(async () => {
  await database?.close();
  await identity?.stop();
  await server?.drop();
});

const ask: ServiceUnderTest['bus']['ask'] = (call, request, context) => identity.bus.ask(call, request, context);
const create = (more: object = {}) => ask(createShareLink, { leadId, ...more }, ours.context);
const open = (token: string, clientAddress = 'somewhere') => ask(openShareLink, { token, clientAddress }, nobody);

describe('a link to the scores of a lead', () => {
  it('opens for seven days, counts how often, and keeps only a hash of its token', async () => {
    const { link, token } = await create();
    expect(Date.parse(link.expiresAt) - Date.parse(link.createdAt)).toBe(7 * 86_400_000);
    const shown = await open(token);
    expect(shown).toMatchObject({ name: 'Ingrid Solheim', subtitle: 'VP Operations at Haldane Freight' });
    expect(shown.cards).toMatchObject([{ score: 24, lines: [{ points: 30 }, { points: -6 }] }]);
    await open(token);
    await ask(openShareLink, { token, clientAddress: 'somewhere', opens: false }, nobody);
    const { items } = await ask(listShareLinks, { leadId }, ours.context);
    expect(items.find(({ shareId }) => shareId === link.shareId)).toMatchObject({ opened: 2, state: 'open' });
    const stored = await database.inSystem((tx) => tx.query('select * from identity.share_link_address'));
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('is made once for one key, whose token nothing that is stored can tell', async () => {
    const once = () => create({ days: 3, idempotencyKey: 'meeting' });
    const made = await once();
    expect(await once()).toEqual(made);
    await expect(create({ days: 4, idempotencyKey: 'meeting' })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    expect((await create({ days: 3, idempotencyKey: 'another' })).token).not.toBe(made.token);
    await open(made.token);
    const stored = await database.inWorkspace(ours.id, (tx) => tx.query('select * from identity.answered_request'));
    expect(JSON.stringify(stored)).not.toContain(made.token);
    for (const { answer } of stored as { answer: { half: string } }[])
      await expect(open(answer.half, 'a thief')).rejects.toMatchObject({ code: 'share_link_not_found' });
  });

  it('shows no alias, no attribute and no id, and with personal data hidden nothing that tells who it is', async () => {
    const { token } = await create();
    const open1 = JSON.stringify(await open(token));
    for (const secret of [secrets[0]!, secrets[1]!, secrets[3]!, leadId, modelId]) expect(open1).not.toContain(secret);
    const hidden = await create({ hidePersonalData: true });
    const shown = await open(hidden.token);
    const text = JSON.stringify(shown);
    for (const secret of [...secrets, 'Ingrid', 'Haldane', 'VP']) expect(text).not.toContain(secret);
    expect(shown).toMatchObject({ name: null, subtitle: null });
    expect(shown.cards[0]?.unmatched).toMatchObject([{ has: null, wanted: 'city is "Bergen"' }]);
  });

  it('says that it was revoked, or has run out, or never was', async () => {
    const { link, token } = await create();
    const refusal = (of: string, code: string, details: object = {}) =>
      expect(open(of)).rejects.toMatchObject({ code, details });
    await ask(revokeShareLink, { leadId, shareId: link.shareId }, ours.context);
    await refusal(token, 'share_link_ended', { reason: 'revoked' });
    expect(await ask(revokeShareLink, { leadId, shareId: link.shareId }, ours.context)).toMatchObject({
      state: 'revoked',
    });

    const other = await create({ days: 1 });
    await database.inWorkspace(ours.id, (tx) =>
      tx.execute(`update identity.share_link set expires_at = now() - interval '1 second' where share_id = $1`, [
        other.link.shareId,
      ]),
    );
    await refusal(other.token, 'share_link_ended', { reason: 'expired' });
    await refusal('never-made', 'share_link_not_found');
  });

  it('of a lead that was merged is listed under the one that was kept, and revoked by its own', async () => {
    const absorbed = '0a000000-0000-4000-8000-000000000002';
    await addLead(absorbed);
    const shareId = '0b000000-0000-4000-8000-000000000001';
    const link = { shareId, token: 'of-the-absorbed', days: 7, hidePersonalData: false, createdBy: null };
    await database.inWorkspace(ours.id, (tx) => new ShareLinks(tx).add({ ...link, leadId: absorbed }));
    const listed = async () => (await ask(listShareLinks, { leadId }, ours.context)).items;
    expect((await listed()).find((one) => one.shareId === shareId)).toMatchObject({ leadId: absorbed, state: 'open' });
    await ask(revokeShareLink, { leadId: absorbed, shareId }, ours.context);
    expect((await listed()).find((one) => one.shareId === shareId)).toMatchObject({ state: 'revoked' });
  });

  it('is in no list of a lead that nobody has', async () => {
    const unknown = { leadId: '0a000000-0000-4000-8000-00000000ffff' };
    await expect(ask(listShareLinks, unknown, ours.context)).rejects.toMatchObject({ code: 'lead_not_found' });
    const unshared = '0a000000-0000-4000-8000-000000000003';
    await addLead(unshared, unshared);
    expect(await ask(listShareLinks, { leadId: unshared }, ours.context)).toEqual({ items: [] });
  });

  it('is nothing to another workspace', async () => {
    const { link } = await create();
    await expect(ask(listShareLinks, { leadId }, theirs.context)).rejects.toMatchObject({ code: 'lead_not_found' });
    await expect(ask(revokeShareLink, { leadId, shareId: link.shareId }, theirs.context)).rejects.toMatchObject({
      code: 'share_link_not_found',
    });
    await expect(ask(createShareLink, { leadId }, theirs.context)).rejects.toMatchObject({ code: 'lead_not_found' });
  });

  it('is written down in the audit log, and limited in number and by place', async () => {
    const { items } = await ask(listAudit, { limit: 50 }, ours.context);
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['lead.shared', 'lead.share_revoked']));
    const fill = async (): Promise<never> => {
      for (;;) await create();
    };
    await expect(fill()).rejects.toMatchObject({ code: 'too_many_share_links' });
    const tries = async (): Promise<never> => {
      for (;;)
        await open('guess', 'one place').catch((error: Refusal) => {
          if (error.code !== 'share_link_not_found') throw error;
        });
    };
    await expect(tries()).rejects.toMatchObject({ code: 'too_many_attempts' });
  });
});
