import {
  type CallContext,
  changeMember,
  changePassword,
  changePreferences,
  changeWorkspace,
  choosePassword,
  createApiKey,
  inviteMember,
  listApiKeys,
  listAudit,
  listMembers,
  listRuns,
  type NewSession,
  newPasswordLink,
  readApiKey,
  readMe,
  readMember,
  readPasswordLink,
  readPreferences,
  readSetUp,
  readWorkspace,
  resolveApiKey,
  resolveSession,
  revokeApiKey,
  setUp,
  signIn,
  signOut,
  signOutEverywhere,
  systemContext,
} from '@heatline/contracts';
import { connect, type Database } from '@heatline/database';
import { startInProcess, type ServiceUnderTest, testDatabase, type TestDatabase } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { MakeDemoWorkspace } from './demo/demo-workspace';
import { migrations } from './migrations/all';
import { entities } from './rows/entities';
import { hashOfSecret } from './secret';
import { identityService } from './service';

let server: TestDatabase;
let identity: ServiceUnderTest;
let database: Database;

const nobody = systemContext('test');
const password = 'tide lamp nine fern';
const unknownPlace = () => uuidv7();

beforeAll(async () => {
  server = await testDatabase('identity', migrations);
  identity = await startInProcess(identityService, { database: server });
  database = await connect(server.url, { applicationName: 'test', entities, poolSize: 2 });
});

afterAll(async () => {
  await database?.close();
  await identity?.stop();
  await server?.drop();
});

const ask: ServiceUnderTest['bus']['ask'] = (call, request, context) => identity.bus.ask(call, request, context);

const as = ({ me }: Pick<NewSession, 'me'>): CallContext => ({
  workspaceId: me.workspace.id,
  actor: { kind: 'member', id: me.memberId, role: me.role },
  requestId: 'test',
});

const enter = (email: string, secret = password, more: { clientAddress?: string; workspaceId?: string } = {}) =>
  ask(signIn, { email, password: secret, clientAddress: unknownPlace(), ...more }, nobody);

const accessOf = async ({ token }: { token: string }) =>
  (await ask(resolveSession, { tokenHash: hashOfSecret(token) }, nobody)).access;

async function aMember(admin: CallContext, email: string, role: 'admin' | 'marketer' | 'rep' | 'viewer' = 'rep') {
  const { member, link } = await ask(inviteMember, { name: 'Bo Lund', email, role }, admin);
  return { member, session: await ask(choosePassword, { token: link.token, password }, nobody) };
}

let ada: NewSession;
let other: NewSession;

describe('set-up', () => {
  it('is needed once, and of several at the same moment one succeeds', async () => {
    expect(await ask(readSetUp, {}, nobody)).toEqual({ needed: true });
    const draft = { workspaceName: 'Fjord', name: 'Ada Berg', email: 'Ada@Example.com', password };
    const all = await Promise.allSettled([1, 2, 3].map(() => ask(setUp, draft, nobody)));
    const made = all.filter((one) => one.status === 'fulfilled');
    expect(made).toHaveLength(1);
    ada = made[0]!.value;
    expect(ada.me).toMatchObject({
      role: 'admin',
      email: 'ada@example.com',
      workspace: { name: 'Fjord', timeZone: 'UTC' },
    });
    expect(await ask(readSetUp, {}, nobody)).toEqual({ needed: false });
    await expect(ask(setUp, draft, nobody)).rejects.toMatchObject({ code: 'already_set_up' });
  });

  it('is not needed after the demo was made, and the demo is made once', async () => {
    const demo = new MakeDemoWorkspace(database);
    const first = await demo.run({ password });
    const [again, besides] = await Promise.all([
      demo.run({ password, apiKey: first.apiKey }),
      demo.run({ password, apiKey: first.apiKey }),
    ]);
    expect(again).toEqual(first);
    expect(besides).toEqual(first);
    const renewed = await demo.run({ password });
    expect(renewed.apiKey).not.toBe(first.apiKey);
    const { keyId, secret } = readApiKey(first.apiKey)!;
    expect(await ask(resolveApiKey, { keyId, secretHash: hashOfSecret(secret) }, nobody)).toEqual({ access: null });
    other = await enter('ada@heatline.example');
    expect(other.me.workspace.id).toBe(first.workspaceId);
  });
});

describe('signing in', () => {
  it('takes the address in any case and refuses the rest in the same words', async () => {
    expect((await enter('ADA@example.COM')).me.memberId).toBe(ada.me.memberId);
    await expect(enter('ada@example.com', 'wrong')).rejects.toMatchObject({ code: 'wrong_email_or_password' });
    await expect(enter('nobody@example.com')).rejects.toMatchObject({ code: 'wrong_email_or_password' });
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const timeOf = async (email: string) => {
      const start = performance.now();
      await enter(email, 'wrong').catch(() => undefined);
      return performance.now() - start;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 5; i++) {
      known.push(await timeOf('ada@example.com'));
      unknown.push(await timeOf('nobody@example.com'));
    }
    // Without the hash an unknown address would be answered some fifty times faster: far from what a busy machine can blur.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.2);
  });

  it('is limited per account and place, says when to come back, and survives a restart', async () => {
    const clientAddress = unknownPlace();
    const wrong = () => enter('limited@example.com', 'wrong', { clientAddress });
    for (let i = 0; i < 10; i++) await expect(wrong()).rejects.toMatchObject({ code: 'wrong_email_or_password' });
    await expect(wrong()).rejects.toMatchObject({ code: 'too_many_attempts' });
    const again = await startInProcess(identityService, { database: server });
    try {
      const refused = again.bus.ask(signIn, { email: 'limited@example.com', password, clientAddress }, nobody);
      await expect(refused).rejects.toMatchObject({
        code: 'too_many_attempts',
        details: { retryAfterSeconds: expect.any(Number) },
      });
    } finally {
      await again.stop();
    }
    // Others from there, and the same from elsewhere, are not held up.
    await expect(enter('ada@example.com', password, { clientAddress })).resolves.toBeDefined();
    await expect(enter('limited@example.com', 'wrong')).rejects.toMatchObject({ code: 'wrong_email_or_password' });
  });

  it('is limited per place whatever the account, and right attempts are not counted', async () => {
    const clientAddress = unknownPlace();
    for (let i = 0; i < 3; i++) await enter('ada@example.com', password, { clientAddress });
    const codes: unknown[] = [];
    for (let round = 0; round < 61; round++) {
      codes.push(await enter(`guess${round}@example.com`, 'x', { clientAddress }).catch(({ code }) => code));
    }
    expect(codes.filter((code) => code === 'wrong_email_or_password')).toHaveLength(60);
    expect(codes.at(-1)).toBe('too_many_attempts');
  }, 60_000);

  it('renews a hash that was made with other numbers', async () => {
    const { member } = await aMember(as(ada), 'old@example.com');
    const cheap = '$argon2id$v=19$m=64,t=1,p=1$';
    const { hashPassword } = await import('./people/passwords/password-hash');
    const hash = await hashPassword(password, { memoryKiB: 64, passes: 1, parallelism: 1 });
    const stored = () =>
      database.inWorkspace(ada.me.workspace.id, (tx) =>
        tx.one<{ hash: string }>('select password_hash as hash from identity.member where member_id = $1', [member.id]),
      );
    await database.inWorkspace(ada.me.workspace.id, (tx) =>
      tx.execute('update identity.member set password_hash = $2 where member_id = $1', [member.id, hash]),
    );
    expect((await stored())!.hash.startsWith(cheap)).toBe(true);
    await enter('old@example.com');
    expect((await stored())!.hash.startsWith('$argon2id$v=19$m=32768,t=3,p=1$')).toBe(true);
    await enter('old@example.com');
  });

  it('asks which workspace when the same password opens several', async () => {
    await aMember(as(ada), 'both@example.com');
    await aMember(as(other), 'both@example.com');
    await expect(enter('both@example.com')).rejects.toMatchObject({
      code: 'choose_workspace',
      details: { workspaces: expect.arrayContaining([{ id: ada.me.workspace.id, name: 'Fjord' }]) },
    });
    const session = await enter('both@example.com', password, { workspaceId: other.me.workspace.id });
    expect(session.me.workspace.id).toBe(other.me.workspace.id);
  });
});

describe('a session', () => {
  it('says who it is until it is signed out', async () => {
    const session = await enter('ada@example.com');
    expect(await accessOf(session)).toMatchObject({ kind: 'session', role: 'admin', workspaceId: ada.me.workspace.id });
    expect(await ask(readMe, {}, as(session))).toEqual(session.me);
    await ask(signOut, { tokenHash: hashOfSecret(session.token) }, as(session));
    expect(await accessOf(session)).toBeNull();
    expect(await accessOf(ada)).not.toBeNull();
  });

  it('keeps only a hash of its token', async () => {
    const rows = await database.inSystem((tx) => tx.query('select * from identity.session'));
    expect(JSON.stringify(rows)).not.toContain(ada.token);
    expect(JSON.stringify(rows)).toContain(hashOfSecret(ada.token));
  });

  it('ends by itself and moves on when it is used', async () => {
    const session = await enter('ada@example.com');
    const tokenHash = hashOfSecret(session.token);
    const shift = (sql: string) =>
      database.inSystem((tx) => tx.execute(`update identity.session set ${sql} where token_hash = $1`, [tokenHash]));
    await shift(`expires_at = now() + interval '1 day'`);
    const used = await accessOf(session);
    expect(Date.parse(used!.expiresAt!)).toBeGreaterThan(Date.now() + 13 * 86_400_000);
    await shift(`expires_at = now() - interval '1 second'`);
    expect(await accessOf(session)).toBeNull();
  });

  it('ends everywhere when the password changes', async () => {
    const { session } = await aMember(as(ada), 'everywhere@example.com');
    const second = await enter('everywhere@example.com');
    const wanted = { current: password, password: 'quiet harbour six', clientAddress: 'here' };
    await expect(ask(changePassword, { ...wanted, current: 'wrong' }, as(session))).rejects.toMatchObject({
      code: 'wrong_password',
    });
    await expect(ask(changePassword, { ...wanted, password: 'password123' }, as(session))).rejects.toMatchObject({
      code: 'password_too_easy',
    });
    const fresh = await ask(changePassword, wanted, as(session));
    expect([await accessOf(session), await accessOf(second)]).toEqual([null, null]);
    expect(await accessOf(fresh)).not.toBeNull();
    await expect(enter('everywhere@example.com')).rejects.toMatchObject({ code: 'wrong_email_or_password' });
    expect((await ask(signOutEverywhere, {}, as(fresh))).ended).toBe(1);
    expect(await accessOf(fresh)).toBeNull();
  });
});

describe('members', () => {
  it('choose their password by a link that works once', async () => {
    const { member, link } = await ask(
      inviteMember,
      { name: 'Cleo', email: 'cleo@example.com', role: 'viewer' },
      as(ada),
    );
    expect(member).toMatchObject({ role: 'viewer', active: true, invited: true });
    await expect(enter('cleo@example.com')).rejects.toMatchObject({ code: 'wrong_email_or_password' });
    expect(await ask(readPasswordLink, { token: link.token }, nobody)).toMatchObject({
      name: 'Cleo',
      workspaceName: 'Fjord',
    });
    const spend = () => ask(choosePassword, { token: link.token, password }, nobody);
    const both = await Promise.allSettled([spend(), spend()]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(spend()).rejects.toMatchObject({ code: 'password_link_not_valid' });
    expect(await ask(readMember, { memberId: member.id }, as(ada))).toMatchObject({ invited: false });
    const later = await ask(newPasswordLink, { memberId: member.id }, as(ada));
    await ask(choosePassword, { token: later.token, password: 'another long one' }, nobody);
    await expect(enter('cleo@example.com', 'another long one')).resolves.toBeDefined();
  });

  it('are invited once for one Idempotency-Key, however often it is sent, and told the same link', async () => {
    const sent = { name: 'Eve', email: 'eve@example.com', role: 'rep' as const, idempotencyKey: 'invite' };
    const [first, second] = await Promise.all([ask(inviteMember, sent, as(ada)), ask(inviteMember, sent, as(ada))]);
    expect(second).toEqual(first);
    await expect(ask(inviteMember, { ...sent, name: 'Eva' }, as(ada))).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    await ask(choosePassword, { token: first.link.token, password }, nobody);
    expect(await ask(inviteMember, sent, as(ada))).toMatchObject({ member: { id: first.member.id, invited: false } });
    await expect(ask(choosePassword, { token: first.link.token, password }, nobody)).rejects.toMatchObject({
      code: 'password_link_not_valid',
    });
  });

  it('have an address of their own in a workspace', async () => {
    const again = ask(inviteMember, { name: 'Ada', email: 'ADA@example.com', role: 'rep' }, as(ada));
    await expect(again).rejects.toMatchObject({ code: 'member_already_exists' });
  });

  it('lose their sessions with their role, and cannot come in when they are switched off', async () => {
    const { member, session } = await aMember(as(ada), 'dan@example.com', 'marketer');
    await ask(changeMember, { memberId: member.id, role: 'viewer' }, as(ada));
    expect(await accessOf(session)).toBeNull();
    const next = await enter('dan@example.com');
    expect(await accessOf(next)).toMatchObject({ role: 'viewer' });
    await ask(changeMember, { memberId: member.id, active: false }, as(ada));
    expect(await accessOf(next)).toBeNull();
    await expect(enter('dan@example.com')).rejects.toMatchObject({ code: 'wrong_email_or_password' });
    await expect(ask(newPasswordLink, { memberId: member.id }, as(ada))).rejects.toMatchObject({
      code: 'member_not_active',
    });
  });

  it('never lose their last admin, not even when two step down together', async () => {
    const stepDown = (memberId: string) => ask(changeMember, { memberId, role: 'rep' }, as(ada));
    await expect(stepDown(ada.me.memberId)).rejects.toMatchObject({ code: 'last_admin' });
    await expect(ask(changeMember, { memberId: ada.me.memberId, active: false }, as(ada))).rejects.toMatchObject({
      code: 'last_admin',
    });
    const { member } = await aMember(as(ada), 'second-admin@example.com', 'admin');
    const outcomes = await Promise.allSettled([stepDown(ada.me.memberId), stepDown(member.id)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { items } = await ask(listMembers, {}, as(ada));
    expect(items.filter(({ role, active }) => role === 'admin' && active)).toHaveLength(1);
    await database.inWorkspace(ada.me.workspace.id, (tx) =>
      tx.execute(`update identity.member set role = 'admin' where member_id = $1`, [ada.me.memberId]),
    );
    ada = await enter('ada@example.com');
  });

  it('are changed with a line in the audit log, which cannot be rewritten and names no address', async () => {
    const page = await ask(listAudit, { limit: 5 }, as(ada));
    expect(page.items).toHaveLength(5);
    const rest = await ask(listAudit, { limit: 200, cursor: page.nextCursor! }, as(ada));
    const all = [...page.items, ...rest.items];
    expect(all.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['workspace.created', 'member.invited', 'member.changed', 'member.password_chosen']),
    );
    expect(all.find(({ action }) => action === 'member.changed')).toMatchObject({
      actor: { kind: 'member', name: 'Ada Berg' },
      details: { role: expect.any(String) },
    });
    expect(JSON.stringify(all)).not.toContain('@');
    const rewrite = database.inWorkspace(ada.me.workspace.id, (tx) => tx.execute('delete from identity.audit_entry'));
    await expect(rewrite).rejects.toThrow('permission denied');
    await expect(ask(listAudit, { limit: 5, cursor: 'nonsense' }, as(ada))).rejects.toMatchObject({
      code: 'bad_cursor',
    });
  });
});

describe('an API key', () => {
  const resolve = (text: string) => {
    const { keyId, secret } = readApiKey(text)!;
    return ask(resolveApiKey, { keyId, secretHash: hashOfSecret(secret) }, nobody);
  };

  it('is shown once, is stored as a hash and says what it opens', async () => {
    const { key, secret } = await ask(createApiKey, { name: 'Website', scopes: ['facts:write'] }, as(ada));
    expect(secret.startsWith(key.prefix)).toBe(true);
    expect((await resolve(secret)).access).toMatchObject({
      kind: 'apiKey',
      workspaceId: ada.me.workspace.id,
      role: 'rep',
    });
    const rows = await database.inWorkspace(ada.me.workspace.id, (tx) => tx.query('select * from identity.api_key'));
    expect(JSON.stringify(rows)).not.toContain(readApiKey(secret)!.secret);
    const { items } = await ask(listApiKeys, {}, as(ada));
    expect(items.find(({ id }) => id === key.id)?.lastUsedOn).toBe(new Date().toISOString().slice(0, 10));
    const wrong = secret.slice(0, -1) + (secret.endsWith('A') ? 'B' : 'A');
    expect(await resolve(wrong)).toEqual({ access: null });
  });

  it('is made once for one Idempotency-Key, and nothing that is stored tells its secret', async () => {
    const sent = { name: 'Twice', scopes: ['read' as const], idempotencyKey: 'key' };
    const [first, second] = await Promise.all([ask(createApiKey, sent, as(ada)), ask(createApiKey, sent, as(ada))]);
    expect(second).toEqual(first);
    expect((await resolve(first.secret)).access).toMatchObject({ keyId: first.key.id });
    await expect(ask(createApiKey, { ...sent, name: 'Thrice' }, as(ada))).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    const another = await ask(createApiKey, { ...sent, idempotencyKey: 'another' }, as(ada));
    expect(another.key.id).not.toBe(first.key.id);
    const { items } = await ask(listApiKeys, {}, as(ada));
    expect(items.filter(({ name }) => name === 'Twice')).toHaveLength(2);
    const stored = await database.inWorkspace(ada.me.workspace.id, (tx) =>
      tx.query<{ answer: { keyId?: string; half: string } }>('select answer from identity.answered_request'),
    );
    expect(JSON.stringify(stored)).not.toContain(readApiKey(first.secret)!.secret);
    const { half } = stored.find(({ answer }) => answer.keyId === first.key.id)!.answer;
    expect(await ask(resolveApiKey, { keyId: first.key.id, secretHash: hashOfSecret(half) }, nobody)).toEqual({
      access: null,
    });
  });

  it('opens nothing once it is revoked or has expired', async () => {
    const draft = { name: 'Short', scopes: ['read' as const], expiresAt: new Date(Date.now() + 60_000).toISOString() };
    const { key, secret } = await ask(createApiKey, draft, as(ada));
    expect((await resolve(secret)).access).toMatchObject({ role: 'viewer' });
    await database.inWorkspace(ada.me.workspace.id, (tx) =>
      tx.execute('update identity.api_key set expires_at = now() where key_id = $1', [key.id]),
    );
    expect(await resolve(secret)).toEqual({ access: null });
    const second = await ask(createApiKey, { name: 'Gone', scopes: ['read'] }, as(ada));
    await ask(revokeApiKey, { keyId: second.key.id }, as(ada));
    expect(await resolve(second.secret)).toEqual({ access: null });
    const past = ask(createApiKey, { ...draft, expiresAt: '2020-01-01T00:00:00Z' }, as(ada));
    await expect(past).rejects.toMatchObject({ code: 'expiry_in_the_past' });
  });
});

describe('preferences', () => {
  it('are kept per member and key', async () => {
    await ask(
      changePreferences,
      { theme: 'dark', tables: { leads: { columns: [{ key: 'name', widthPx: 240 }] } } },
      as(ada),
    );
    const kept = await ask(changePreferences, { density: 'compact' }, as(ada));
    expect(kept).toEqual({
      theme: 'dark',
      density: 'compact',
      tables: { leads: { columns: [{ key: 'name', widthPx: 240 }] } },
    });
    expect(await ask(changePreferences, { theme: null }, as(ada))).not.toHaveProperty('theme');
    expect(await ask(readPreferences, {}, as(other))).toEqual({});
    await expect(ask(changePreferences, { theme: 'pink' as 'dark' }, as(ada))).rejects.toMatchObject({
      issues: [{ path: 'theme', message: expect.any(String) }],
    });
    const key: CallContext = { ...as(ada), actor: { kind: 'apiKey', id: uuidv7(), role: 'admin' } };
    await expect(ask(readPreferences, {}, key)).rejects.toMatchObject({ code: 'members_only' });
  });
});

describe('two workspaces', () => {
  it('know nothing of each other', async () => {
    const mine = await ask(createApiKey, { name: 'Mine', scopes: ['read'] }, as(ada));
    const members = await ask(listMembers, {}, as(other));
    expect(members.items.map(({ email }) => email)).not.toContain('ada@example.com');
    await expect(ask(readMember, { memberId: ada.me.memberId }, as(other))).rejects.toMatchObject({
      code: 'member_not_found',
    });
    await expect(ask(changeMember, { memberId: ada.me.memberId, name: 'X' }, as(other))).rejects.toMatchObject({
      code: 'member_not_found',
    });
    await expect(ask(newPasswordLink, { memberId: ada.me.memberId }, as(other))).rejects.toMatchObject({
      code: 'member_not_found',
    });
    await expect(ask(revokeApiKey, { keyId: mine.key.id }, as(other))).rejects.toMatchObject({
      code: 'api_key_not_found',
    });
    expect((await ask(listApiKeys, {}, as(other))).items.map(({ name }) => name)).not.toContain('Mine');
    const subjects = (await ask(listAudit, { limit: 200 }, as(other))).items.map(({ subject }) => subject.id);
    expect(subjects).not.toContain(ada.me.memberId);
    await ask(changeWorkspace, { name: 'Demo two', timeZone: 'Asia/Tokyo' }, as(other));
    expect((await ask(readWorkspace, {}, as(ada))).name).toBe('Fjord');
    expect((await ask(listRuns, { limit: 10 }, as(ada))).items).toEqual([]);
  });
});
