import { type FactsRecorded, personalDataCalls, updateScore } from '@heatline/contracts';
import { Runs } from '@heatline/service';
import { driveRun, eventually, twoWorkspaces } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { RescoreWhenFactsRecorded } from '../facts/rescore-when-facts-recorded';
import { keepAccountActivity } from './account-activity';
import { anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

/** The same numbers every time, so that a failure can be met again. */
function chance(seed: number) {
  let state = seed;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((one) => [below(1_000_000), one] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, one]) => one);
  return { below, pick, shuffled };
}

/** A workspace with people of some accounts, of which messages are on their way. */
class Busy {
  readonly leads: string[] = [];
  readonly accounts: string[] = [];
  private messages: FactsRecorded[] = [];
  private seconds = 0;

  private constructor(
    private readonly workspace: ReturnType<typeof twoWorkspaces>[0],
    private readonly modelId: string,
    private readonly random: ReturnType<typeof chance>,
  ) {}

  static async begin(seed: number): Promise<Busy> {
    const [workspace] = twoWorkspaces();
    const opened = { name: 'Opened', enabled: true, points: 5, when: { event: ['email_opened'] } };
    const busy = new Busy(workspace, await anActiveModel(scoring, workspace, { rules: [opened] }), chance(seed));
    for (let i = 0; i < 4; i++) busy.accounts.push(await scoring.leads.addAccount(workspace.id));
    for (let i = 0; i < 6; i++) await busy.comes();
    return busy;
  }

  /** Everything by which the last activity of an account moves, or might seem to. */
  readonly steps: Record<string, () => Promise<unknown>> = {
    'somebody comes': () => this.comes(),
    'several are active': () => this.active([this.lead(), this.lead(), this.lead()]),
    'one is active': () => this.active([this.lead()]),
    'one was active long ago': () => this.active([this.lead()], 300 * 86_400),
    'one is written to': () => this.active([this.lead()], 0, 'email_sent'),
    'what one did is taken back': () => this.takenBack(),
    'one moves to another account': () => this.moves(this.random.pick([...this.accounts, null])),
    'two are merged': () => this.merged(),
    'a merge is undone': () => this.unmerged(),
    'one is erased': () => this.erased(),
    'a score is updated': () => this.updated(),
    'everybody is read anew': () => this.rebuilt(),
    'an account is said something of': async () => this.say([], [this.random.pick(this.accounts)]),
  };

  async comes(): Promise<void> {
    const accountId = this.random.pick([...this.accounts, undefined]);
    const leadId = await scoring.leads.addLead(this.id, accountId ? { accountId } : {});
    this.leads.push(leadId);
    this.say([{ leadId, attributes: true }], accountId ? [accountId] : []);
  }

  /** All messages arrive: in any order, several at a time and at the same time, some twice. */
  async arrive(): Promise<void> {
    const arriving = this.random
      .shuffled(this.messages)
      .map((payload) => ({ payload, messageId: uuidv7(), workspaceId: this.id }));
    this.messages = [];
    const parts = [arriving.filter((_, i) => i % 2 > 0), arriving.filter((_, i) => i % 2 === 0), arriving.slice(0, 1)];
    await Promise.all(parts.filter((part) => part.length > 0).map((part) => this.handler.handle(part, this.id)));
  }

  /** What is kept beside what the events say, of accounts where they differ; and how many accounts have any. */
  async compared(): Promise<{ wrong: unknown[]; active: number }> {
    const { rows } = await scoring.leads.query(
      `SELECT a.account_id, x.last_activity_at AS kept, e.at AS done FROM leads.published_account a
         LEFT JOIN scoring.published_account_activity x USING (workspace_id, account_id)
         LEFT JOIN LATERAL (SELECT date_trunc('second', max(e.occurred_at)) AS at
              FROM leads.published_lead r JOIN leads.published_lead l ON l.workspace_id = r.workspace_id AND l.root_id = r.lead_id
              JOIN leads.published_event e ON e.workspace_id = l.workspace_id AND e.lead_id = l.lead_id AND e.type <> 'email_sent'
             WHERE r.workspace_id = a.workspace_id AND r.account_id = a.account_id AND r.root_id = r.lead_id) e ON true
        WHERE a.workspace_id = $1`,
      [this.id],
    );
    return {
      wrong: rows.filter(({ kept, done }) => kept?.getTime() !== done?.getTime()),
      active: rows.filter(({ kept }) => kept).length,
    };
  }

  async forge(): Promise<void> {
    await scoring.leads.query(
      `UPDATE scoring.account_activity SET last_activity_at = last_activity_at - interval '1 second' WHERE workspace_id = $1`,
      [this.id],
    );
  }

  private get id(): string {
    return this.workspace.id;
  }

  private get handler(): RescoreWhenFactsRecorded {
    return scoring.service.get(RescoreWhenFactsRecorded);
  }

  private lead(): string {
    return this.random.pick(this.leads);
  }

  private say(leads: FactsRecorded['leads'], accountIds: (string | null | undefined)[] = []): void {
    this.messages.push({
      leads,
      accountIds: [...new Set(accountIds.filter((id) => typeof id === 'string'))],
      cause: 'activity',
    });
  }

  private async active(leads: string[], secondsAgo = 0, type = 'email_opened', told = true): Promise<void> {
    const events = leads.map((leadId) => ({
      leadId,
      type,
      at: new Date(Date.now() - 86_400_000 + 1_000 * (this.seconds++ - secondsAgo - this.random.below(50))),
    }));
    await scoring.leads.addEvents(this.id, events);
    if (told) this.say(events.map(({ leadId, at }) => ({ leadId, eventsFrom: at.toISOString() })));
  }

  private async takenBack(): Promise<void> {
    const { rows } = await scoring.leads.query(
      `DELETE FROM leads.published_event WHERE event_id IN (
         SELECT event_id FROM leads.published_event WHERE workspace_id = $1 AND lead_id = $2 ORDER BY occurred_at DESC LIMIT 2)
       RETURNING lead_id, occurred_at`,
      [this.id, this.lead()],
    );
    this.say(rows.map(({ lead_id, occurred_at }) => ({ leadId: lead_id, eventsFrom: occurred_at.toISOString() })));
  }

  private async moves(to: string | null): Promise<void> {
    const leadId = this.lead();
    const from = await this.accountOf(leadId);
    await scoring.leads.moveLead(this.id, leadId, to);
    this.say([{ leadId, attributes: true }], [from, to]);
  }

  private async merged(): Promise<void> {
    const [root, other] = [await this.rootOf(this.lead()), await this.rootOf(this.lead())];
    if (root !== other) await this.points(other, 'root_id = $3', [root]);
  }

  private async unmerged(): Promise<void> {
    const { rows } = await scoring.leads.query(
      'SELECT lead_id FROM leads.published_lead WHERE workspace_id = $1 AND root_id <> lead_id LIMIT 1',
      [this.id],
    );
    if (rows[0]) await this.points(rows[0].lead_id, 'root_id = lead_id', []);
  }

  /** Another root answers for a lead, or for all of its root's. What was kept of each is read anew. */
  private async points(leadId: string, set: string, params: unknown[]): Promise<void> {
    const before = await this.rootOf(leadId);
    const which = params.length > 0 ? 'root_id' : 'lead_id';
    await scoring.leads.query(`UPDATE leads.published_lead SET ${set} WHERE workspace_id = $1 AND ${which} = $2`, [
      this.id,
      leadId,
      ...params,
    ]);
    const roots = [...new Set([before, leadId, await this.rootOf(leadId)])];
    const eventsFrom = new Date(0).toISOString();
    const accounts = await Promise.all(roots.map((root) => this.accountOf(root)));
    this.say(
      roots.map((root) => ({ leadId: root, eventsFrom, attributes: true })),
      accounts,
    );
  }

  private async erased(): Promise<void> {
    const root = await this.rootOf(this.lead());
    const accountId = await this.accountOf(root);
    const { rows } = await scoring.leads.query(
      'DELETE FROM leads.published_lead WHERE workspace_id = $1 AND root_id = $2 RETURNING lead_id',
      [this.id, root],
    );
    const leadIds: string[] = rows.map(({ lead_id }) => lead_id);
    await scoring.leads.query('DELETE FROM leads.published_event WHERE lead_id = ANY ($1)', [leadIds]);
    for (const leadId of leadIds) this.leads.splice(this.leads.indexOf(leadId), 1);
    this.say([], [accountId]);
    const erase = () => scoring.service.bus.ask(personalDataCalls.scoring.erase, { leadIds }, this.workspace.context);
    // Before it is heard of, or after.
    if (this.random.below(2) > 0) await this.arrive();
    await erase();
    while (this.leads.length < 4) await this.comes();
  }

  private async updated(): Promise<void> {
    const leadId = this.lead();
    await this.active([leadId]);
    await scoring.service.bus.ask(updateScore, { leadId, modelId: this.modelId }, this.workspace.context);
  }

  private async rebuilt(): Promise<void> {
    await this.active([this.lead(), this.lead()], 0, 'email_opened', false);
    const { run } = await scoring.database.inWorkspace(this.id, (tx) =>
      scoring.service.get(Runs).open(tx, {
        kind: 'refreshTimelines',
        about: { kind: 'workspace', id: this.id, name: null },
        by: { kind: 'system', id: null },
        cause: 'Repair',
      }),
    );
    await driveRun(scoring, this.id, run.runId);
  }

  private async rootOf(leadId: string): Promise<string> {
    const { rows } = await scoring.leads.query('SELECT root_id FROM leads.published_lead WHERE lead_id = $1', [leadId]);
    return rows[0].root_id;
  }

  private async accountOf(leadId: string): Promise<string | null> {
    const { rows } = await scoring.leads.query('SELECT account_id FROM leads.published_lead WHERE lead_id = $1', [
      leadId,
    ]);
    return rows[0].account_id;
  }
}

const hear = (workspaceId: string, payload: FactsRecorded) =>
  scoring.service.get(RescoreWhenFactsRecorded).handle([{ payload, messageId: uuidv7(), workspaceId }], workspaceId);

const keptOf = async (accountId: string) =>
  (
    await scoring.leads.query('SELECT last_activity_at FROM scoring.account_activity WHERE account_id = $1', [
      accountId,
    ])
  ).rows.map(({ last_activity_at }) => last_activity_at);

/** An account of two leads that were active at 1,000 and, the one called `from`, at 2,000 seconds. */
async function anAccount() {
  const [{ id: workspaceId }] = twoWorkspaces();
  const accountId = await scoring.leads.addAccount(workspaceId);
  const stays = await scoring.leads.addLead(workspaceId, { accountId });
  const from = await scoring.leads.addLead(workspaceId, { accountId });
  const events = [stays, from].map((leadId, i) => ({
    leadId,
    type: 'email_opened',
    at: new Date(1_000_000 * (i + 1)),
  }));
  await scoring.leads.addEvents(workspaceId, events);
  const leads = events.map(({ leadId, at }) => ({ leadId, eventsFrom: at.toISOString(), attributes: true }));
  await hear(workspaceId, { leads, accountIds: [accountId], cause: 'activity' });
  expect(await keptOf(accountId)).toEqual([new Date(2_000_000)]);
  return { workspaceId, accountId, from, stays };
}

const somebodyWaits = () =>
  eventually(async () => {
    const rows = await scoring.database.inSystem((tx) =>
      tx.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`),
    );
    expect(rows).toHaveLength(1);
  });

describe('the last activity of an account', () => {
  it.each([1, 2, 3])(
    'is that of its members after any sequence of events and changes (%i)',
    async (seed) => {
      const busy = await Busy.begin(seed);
      const random = chance(seed + 100);
      const names = Object.keys(busy.steps);
      let active = 0;
      for (let i = 0; i < 90; i++) {
        const done: string[] = [];
        for (let n = 1 + random.below(4); n > 0; n--) {
          done.push(random.pick(names));
          await busy.steps[done.at(-1)!]!();
        }
        await busy.arrive();
        const compared = await busy.compared();
        expect([i, done, compared.wrong]).toEqual([i, done, []]);
        active += compared.active;
      }
      expect(active).toBeGreaterThan(90);
    },
    180_000,
  );

  it('is wrong where somebody has written something else', async () => {
    const busy = await Busy.begin(9);
    for (let i = 0; i < 6; i++) await busy.steps['several are active']!();
    await busy.arrive();
    expect(await busy.compared()).toMatchObject({ wrong: [] });
    await busy.forge();
    const { wrong, active } = await busy.compared();
    expect(active).toBeGreaterThan(0);
    expect(wrong).toHaveLength(active);
  });

  it('is right at once after a score is updated, before anything is announced', async () => {
    const [ours] = twoWorkspaces();
    const modelId = await anActiveModel(scoring, ours, {
      rules: [{ name: 'Opened', enabled: true, points: 5, when: { event: ['email_opened'] } }],
    });
    const accountId = await scoring.leads.addAccount(ours.id);
    const leadId = await scoring.leads.addLead(ours.id, { accountId });
    const at = new Date('2026-10-01T12:00:00Z');
    await scoring.leads.addEvents(ours.id, [{ leadId, type: 'email_opened', at }]);
    await scoring.service.bus.ask(updateScore, { leadId, modelId }, ours.context);
    expect(await keptOf(accountId)).toEqual([at]);
  });

  it('is not lowered by somebody who does not see yet what another transaction has raised it to', async () => {
    const { workspaceId, accountId, from, stays } = await anAccount();
    await scoring.leads.moveLead(workspaceId, from, null);
    const raised = Promise.withResolvers<void>();
    const seen = Promise.withResolvers<void>();
    const raising = scoring.database.inWorkspace(workspaceId, async (tx) => {
      await tx.execute('UPDATE timeline SET last_activity_at = to_timestamp(3000) WHERE lead_id = $1', [stays]);
      await keepAccountActivity(tx, [{ leadId: stays, accountId, activityBefore: 1_000, lastActivity: 3_000 }]);
      raised.resolve();
      await seen.promise;
    });
    await raised.promise;
    const looking = scoring.database.inWorkspace(workspaceId, (tx) => keepAccountActivity(tx, [], [accountId]));
    await somebodyWaits();
    seen.resolve();
    await Promise.all([raising, looking]);
    expect(await keptOf(accountId)).toEqual([new Date(3_000_000)]);
  });

  it('is that of the account to which a lead has gone while its events were heard', async () => {
    const { workspaceId, accountId, from } = await anAccount();
    const other = await scoring.leads.addAccount(workspaceId);
    const at = new Date(5_000_000);
    await scoring.leads.addEvents(workspaceId, [{ leadId: from, type: 'email_opened', at }]);
    await scoring.leads.query('BEGIN');
    await scoring.leads.query('SELECT 1 FROM scoring.timeline WHERE lead_id = $1 FOR UPDATE', [from]);
    const heard = hear(workspaceId, { leads: [{ leadId: from, eventsFrom: at.toISOString() }], cause: 'activity' });
    await somebodyWaits();
    await scoring.leads.moveLead(workspaceId, from, other);
    await scoring.leads.query('COMMIT');
    await heard;
    expect(await keptOf(other)).toEqual([at]);
    await hear(workspaceId, { leads: [], accountIds: [accountId], cause: 'activity' });
    expect(await keptOf(accountId)).toEqual([new Date(1_000_000)]);
  });

  it('goes with the account', async () => {
    const [ours, theirs] = twoWorkspaces();
    const accountId = await scoring.leads.addAccount(ours.id);
    const leadId = await scoring.leads.addLead(ours.id, { accountId });
    const at = new Date(Date.now() - 60_000);
    await scoring.leads.addEvents(ours.id, [{ leadId, type: 'email_opened', at }]);
    const payload: FactsRecorded = { leads: [{ leadId, eventsFrom: at.toISOString() }], cause: 'activity' };
    await scoring.service
      .get(RescoreWhenFactsRecorded)
      .handle([{ payload, messageId: uuidv7(), workspaceId: ours.id }], ours.id);
    const kept = async () =>
      (await scoring.leads.query('SELECT 1 FROM scoring.account_activity WHERE account_id = $1', [accountId])).rows
        .length;
    expect(await kept()).toBe(1);
    const erase = (context: typeof ours.context) =>
      scoring.service.bus.ask(personalDataCalls.scoring.erase, { leadIds: [leadId, accountId] }, context);
    await erase(theirs.context);
    expect(await kept()).toBe(1);
    await erase(ours.context);
    expect(await kept()).toBe(0);
  });
});
