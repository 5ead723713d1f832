import { beforeAll, describe, expect, it } from '@jest/globals';
import type { BulkItem, Erasure, Notification, RunDetail } from '@heatline/contracts';
import type { Api } from '../harness/api';
import { stored } from '../harness/database';
import { inParallel } from '../harness/in-parallel';
import { kill } from '../harness/kill';
import { mailbox, mailsTo } from '../harness/mailbox';
import { newMember } from '../harness/member';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

/** Several slices, and long enough to be met in the middle. */
const many = 20_000;
/** Erasing takes longer. */
const few = 300;

let api: Api & { workspaceId: string };
let ada: Awaited<ReturnType<typeof newMember>>;
let ben: typeof ada;
let viewer: typeof ada;

beforeAll(async () => {
  api = await newWorkspace('Runs of leads');
  [ada, ben, viewer] = [
    await newMember(api, 'rep', 'Ada'),
    await newMember(api, 'rep', 'Ben'),
    await newMember(api, 'viewer', 'Vera'),
  ];
  await inParallel(Array.from({ length: many / 1_000 }), 2, (_, part) =>
    api.post('/leads', {
      leads: Array.from({ length: 1_000 }, (_, i) => ({ aliases: { email: `p${part}-${i}@runs.example` } })),
    }),
  );
});

/** The run, or undefined while somebody who is asked for it is dead. */
const runOf = async (runId: string): Promise<RunDetail | undefined> => {
  const { status, body } = await api
    .send<RunDetail>('GET', `/runs/${runId}`)
    .catch(() => ({ status: 0, body: undefined }));
  return status === 200 ? body : undefined;
};
const inTheMiddle = (runId: string) =>
  until(
    () => runOf(runId),
    (run) => run !== undefined && (run.done > 0 || run.state === 'completed'),
    { everyMs: 10 },
  );
const ended = async (runId: string): Promise<RunDetail> =>
  (await until(
    () => runOf(runId),
    (run) => ['completed', 'failed', 'cancelled', 'parked'].includes(run?.state ?? ''),
    { timeoutMs: 180_000 },
  ))!;
/** Kills a process while the run is at work; the run must have been met in the middle, or nothing is proved. */
const withKill = async (runId: string, victim: string): Promise<RunDetail> => {
  await inTheMiddle(runId);
  const killedAt = new Date();
  await kill(victim);
  const run = await ended(runId);
  expect(new Date(run.endedAt!).getTime()).toBeGreaterThan(killedAt.getTime());
  return run;
};
const started = async (by: Api, method: string, path: string, body?: unknown): Promise<string> => {
  const answer = await by.send<{ runId: string }>(method, path, body);
  expect([answer.status, answer.body]).toEqual([202, { runId: expect.any(String) }]);
  return answer.body.runId;
};
const assign = (ownerId: string) => started(api, 'POST', '/leads/bulk-assign-owner', { ownerId, expected: many });
const command = (by: Api, runId: string, name: string) =>
  by.send<{ code?: string }>('POST', `/runs/${runId}/commands`, { command: name });
const countOf = async (by: Api, query: string): Promise<number> =>
  (await by.get<{ total: { value: number } }>(`/leads?${query}&limit=1&total=exact`)).total.value;
/** Changes of owner that a run wrote, and of how many leads. */
const changesOf = async (runId: string) =>
  (
    await stored<{ changes: number; leads: number }>(
      'select count(*)::int as changes, count(distinct lead_id)::int as leads from leads.owner_change where workspace_id = $1 and batch_id = $2',
      [api.workspaceId, runId],
    )
  )[0];
const once = { changes: many, leads: many };
const allChanged = { state: 'completed', done: many, total: many, changed: many, unchanged: 0, failed: 0 };
/** How many things of a kind a member was told, over all bursts. */
const toldOf = async (member: Api, kind: Notification['kind']): Promise<number> =>
  (await member.all<Notification>(`/notifications?kind=${kind}`)).reduce((sum, { count }) => sum + count, 0);

describe('a run of leads', () => {
  let assigned: string;

  it('gives each lead its owner once, though the service is killed in the middle', async () => {
    assigned = await assign(ada.memberId);
    const run = await withKill(assigned, 'leads');
    expect(run).toMatchObject(allChanged);
    expect(run.sliceList.some(({ attempts }) => attempts > 1)).toBe(true);
    expect(await changesOf(assigned)).toEqual(once);
    expect(await countOf(api, `owner=${ada.memberId}`)).toBe(many);
    const items = await api.all<BulkItem>(`/runs/${assigned}/leads?outcome=changed`);
    expect(new Set(items.map(({ leadId }) => leadId)).size).toBe(many);
    await until(
      () => toldOf(ada, 'assigned'),
      (told) => told === many,
      { timeoutMs: 180_000 },
    );
  });

  it('takes each owner back once, though whoever drives it is killed in the middle', async () => {
    const undo = await started(api, 'POST', `/leads/bulk-actions/${assigned}/undo`);
    expect(await withKill(undo, 'worker')).toMatchObject(allChanged);
    expect(await changesOf(undo)).toEqual(once);
    expect(await countOf(api, 'owner=none')).toBe(many);
  });

  it('is told to the new owner once for each lead, though identity is killed while it notices', async () => {
    const runId = await assign(ben.memberId);
    const before = await until(
      () => toldOf(ben, 'assigned').catch(() => 0),
      (told) => told > 0,
      { everyMs: 10 },
    );
    expect(before).toBeLessThan(many);
    await kill('identity');
    expect(await ended(runId)).toMatchObject(allChanged);
    const told = await until(
      () => toldOf(ben, 'assigned').catch(() => 0),
      (sum) => sum >= many,
      { timeoutMs: 180_000 },
    );
    expect(told).toBe(many);
    // Whatever was heard twice is told once: as many rows as leads, also when all messages have been heard.
    const rows = await stored<{ n: number }>(
      `select count(*)::int as n from identity.notification_item where workspace_id = $1 and member_id = $2 and kind = 'assigned'`,
      [api.workspaceId, ben.memberId],
    );
    expect(rows).toEqual([{ n: many }]);
  });

  it('stars all that match for the member who asks, is paused and resumed by them alone, or an admin', async () => {
    const runId = await started(ada, 'POST', '/leads/bulk-watch', { watched: true, expected: many });
    await inTheMiddle(runId);
    expect((await command(ada, runId, 'pause')).status).toBe(202);
    const paused = await until(
      () => runOf(runId),
      (run) => run?.state === 'paused' || run?.state === 'completed',
    );
    expect(paused).toMatchObject({ state: 'paused', requested: null, slices: { running: 0 } });
    expect(paused!.done).toBeLessThan(many);

    expect(await command(ben, runId, 'resume')).toMatchObject({ status: 403, body: { code: 'not_your_run' } });
    expect(await command(viewer, runId, 'resume')).toMatchObject({ status: 403, body: { code: 'not_your_run' } });
    // What rests has nothing at work: nothing has moved meanwhile.
    expect(await runOf(runId)).toMatchObject({ state: 'paused', done: paused!.done });
    expect((await command(ada, runId, 'resume')).status).toBe(202);
    expect(await ended(runId)).toMatchObject(allChanged);
    const watched = `filter=${encodeURIComponent(JSON.stringify({ watched: true }))}`;
    expect([await countOf(ada, watched), await countOf(ben, watched)]).toEqual([many, 0]);
    // Its end is told to who started it, and to nobody else.
    await until(
      () => toldOf(ada, 'runFinished'),
      (told) => told === 1,
    );
    expect(await toldOf(ben, 'runFinished')).toBe(0);

    const back = await started(ada, 'POST', '/leads/bulk-watch', { watched: false, expected: many });
    expect(await command(ben, back, 'cancel')).toMatchObject({ status: 403, body: { code: 'not_your_run' } });
    // A key of an admin may steer whose run it likes.
    expect((await command(api, back, 'pause')).status).toBe(202);
    await until(
      () => runOf(back),
      (run) => run?.state === 'paused' || run?.state === 'completed',
    );
    expect([202, 409]).toContain((await command(api, back, 'resume')).status);
    expect(await ended(back)).toMatchObject(allChanged);
    expect(await countOf(ada, watched)).toBe(0);
  });

  it('erases each person once, with a proof, though the service is killed in the middle', async () => {
    await api.post('/leads', {
      leads: Array.from({ length: few }, (_, i) => ({
        name: `Gone ${i}`,
        aliases: { email: `gone-${i}@leaves.example` },
      })),
    });
    const runId = await started(api, 'POST', '/leads/bulk-delete', { q: 'leaves.example', expected: few });
    const run = await withKill(runId, 'leads');
    expect(run).toMatchObject({ state: 'completed', done: few, changed: few, failed: 0 });
    expect(run.sliceList.some(({ attempts }) => attempts > 1)).toBe(true);
    const proofs = await api.all<Erasure>('/erasures');
    expect(proofs).toHaveLength(few);
    expect(proofs.filter(({ completedAt }) => completedAt === null)).toEqual([]);
    expect(await countOf(api, 'q=leaves.example')).toBe(0);
    expect(await countOf(api, 'q=')).toBe(many);
  });

  it('erases one person everywhere, though a service that has to follow is killed', async () => {
    const { leads } = await api.post<{ leads: { leadId: string }[] }>('/leads', {
      leads: [{ name: 'Last', aliases: { email: 'last@leaves.example' } }],
    });
    const killed = kill('scoring');
    const runId = await started(api, 'DELETE', `/leads/${leads[0]!.leadId}`);
    await killed;
    expect(await ended(runId)).toMatchObject({ state: 'completed', changed: 1 });
    const proof = (await api.all<Erasure>('/erasures')).find(({ leadId }) => leadId === leads[0]!.leadId);
    expect(proof).toMatchObject({ completedAt: expect.any(String) });
  });

  // What Ada got was taken back, perhaps before its mail had left.
  (mailbox ? it : it.skip)('reaches the mailbox of the owner, in one mail for all that became theirs', async () => {
    const mails = await until(
      () => Promise.resolve(mailsTo(ben.email)),
      (received) => received.some(({ raw }) => raw.includes('are yours now')),
      { timeoutMs: 180_000 },
    );
    const [mail] = mails.filter(({ raw }) => raw.includes('are yours now'));
    expect(mail!.raw).toMatch(/^From: Heatline <heatline@/m);
    expect(mail!.raw).toMatch(/^Subject: .*leads are yours now/m);
    const told = await ben.get<{ items: { state: string }[]; available: boolean }>('/notifications/mail');
    expect(told).toMatchObject({
      available: true,
      items: expect.arrayContaining([expect.objectContaining({ state: 'sent' })]),
    });
  });
});
