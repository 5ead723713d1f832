import {
  adjustScore,
  explainScore,
  type FactsRecorded,
  factsRecorded,
  followMerges,
  leadScores,
  listAdjustments,
  matchLeads,
  type ModelDefinition,
  removeAdjustment,
  resetScore,
  scoreHistory,
  updateScore,
} from '@heatline/contracts';
import { eventually, twoWorkspaces } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { RescoreWhenFactsRecorded } from '../facts/rescore-when-facts-recorded';
import { FollowMerges } from './follow-merges';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
let modelId: string;
const definition: Partial<ModelDefinition> = {
  rules: [
    { name: 'Opened', enabled: true, points: 5, when: { event: ['opened'] }, limit: { first: 3, per: 'day' } },
    { name: 'Bought', enabled: true, points: 20, when: { event: ['bought'] } },
    { name: 'Decides', enabled: true, points: 30, when: { attribute: 'jobTitle', op: 'contains', value: 'cto' } },
  ],
};

beforeAll(async () => {
  scoring = await startScoring();
  modelId = await anActiveModel(scoring, ours, definition);
});
afterAll(() => scoring?.stop());

const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const rows = async (sql: string, params: unknown[]) => (await scoring.leads.query(sql, params)).rows;

/** With these events, each some days ago, scored. */
async function aLead(events: [type: string, days: number][], more: { accountId?: string; jobTitle?: string } = {}) {
  const leadId = await scoring.leads.addLead(ours.id, more);
  await scoring.leads.addEvents(
    ours.id,
    events.map(([type, days]) => ({ leadId, type, at: daysAgo(days) })),
  );
  if (more.jobTitle) await scoring.leads.setAttribute(ours.id, leadId, 'jobTitle', more.jobTitle, daysAgo(50));
  await ask(updateScore, { leadId, modelId }, ours.context);
  return leadId;
}
/** Whatever was announced has done what it does. */
const allHeard = () =>
  eventually(async () => {
    const unheard = await rows(
      'SELECT id FROM scoring.outbox WHERE subject = $1 AND id NOT IN (SELECT message_id FROM scoring.inbox)',
      [factsRecorded.subject],
    );
    return unheard.length === 0;
  });
const stored = async (leadId: string) =>
  (
    await rows('SELECT score, level, peak, timeline_revision FROM scoring.score WHERE lead_id = $1 AND model_id = $2', [
      leadId,
      modelId,
    ])
  )[0];
const pointsOf = async (leadId: string) => (await stored(leadId))?.score / 100;
const historyOf = (leadId: string) =>
  rows(
    'SELECT from_score, to_score, cause, by_member FROM scoring.score_change WHERE lead_id = $1 AND model_id = $2 ORDER BY change_id',
    [leadId, modelId],
  );
/** All that is derived from a lead's facts, and what people added. */
const kept = async (...leadIds: string[]) => ({
  timelines: await rows(
    `SELECT lead_id, revision, event_count, last_activity_at, encode(coalesce(body, '') || tail, 'hex') AS words FROM scoring.timeline
      WHERE lead_id = ANY ($1) ORDER BY lead_id`,
    [leadIds],
  ),
  scores: await rows('SELECT * FROM scoring.score WHERE lead_id = ANY ($1) ORDER BY lead_id, model_id', [leadIds]),
  changes: await rows('SELECT * FROM scoring.score_change WHERE lead_id = ANY ($1) ORDER BY change_id', [leadIds]),
  byHand: await rows(
    `SELECT lead_id, original_lead_id, adjustment_id AS id FROM scoring.adjustment WHERE lead_id = ANY ($1)
      UNION ALL SELECT lead_id, original_lead_id, reset_id FROM scoring.reset WHERE lead_id = ANY ($1) ORDER BY id`,
    [leadIds],
  ),
});
const merge = async (targetId: string, ...leadIds: string[]) => {
  await scoring.leads.answerBy(ours.id, targetId, leadIds);
  await ask(followMerges, { leadIds: [targetId, ...leadIds], cause: 'merge' }, ours.context);
};
const part = async (targetId: string, ...leadIds: string[]) => {
  await scoring.leads.part(ours.id, leadIds);
  await ask(followMerges, { leadIds: [targetId, ...leadIds], cause: 'unmerge' }, ours.context);
};

describe('scores of merged leads', () => {
  it('are one score of all that they did, by the attributes of the one that stays; parted, they are what they were', async () => {
    const stays = await aLead([
      ['opened', 3],
      ['opened', 3.01],
    ]);
    const goes = await aLead(
      [
        ['opened', 3.02],
        ['opened', 3.03],
        ['bought', 9],
      ],
      { jobTitle: 'CTO' },
    );
    expect([await pointsOf(stays), await pointsOf(goes)]).toEqual([10, 60]);
    const before = await kept(stays, goes);

    await merge(stays, goes);
    // Three a day, of the person; what the other one is counts only when it is written down of this one.
    expect(await pointsOf(stays)).toBe(35);
    const merged = await kept(goes);
    expect(merged).toMatchObject({ timelines: [], scores: [] });
    expect(merged.changes).toEqual(before.changes.filter(({ lead_id }) => lead_id === goes));
    expect((await historyOf(stays)).at(-1)).toEqual({
      from_score: 1000,
      to_score: 3500,
      cause: 'merge',
      by_member: null,
    });
    for (const asked of [stays, goes]) {
      const { leadId, score, lines, eventCount } = await ask(explainScore, { leadId: asked, modelId }, ours.context);
      expect({ leadId, score, eventCount }).toEqual({ leadId: stays, score: 35, eventCount: 5 });
      expect(lines.reduce((sum, { points }) => sum + Math.round(points * 100), 0)).toBe(3500);
      const { items } = await ask(leadScores, { leadId: asked, modelId }, ours.context);
      expect(items).toMatchObject([{ score: 35 }]);
    }

    await part(stays, goes);
    expect([await pointsOf(stays), await pointsOf(goes)]).toEqual([10, 60]);
    const after = await kept(stays, goes);
    const words = ({ timelines }: typeof after) => timelines.map((timeline) => timeline.words);
    expect(words(after)).toEqual(words(before));
    expect((await historyOf(stays)).at(-1)).toMatchObject({ from_score: 3500, to_score: 1000, cause: 'unmerge' });
    // History goes on from what was shown before.
    expect((await historyOf(goes)).at(-1)).toMatchObject({ from_score: 6000, to_score: 6000, cause: 'unmerge' });
    expect(await stored(goes)).toMatchObject({ peak: 6000 });
  });

  it('follow the announcement alone, whatever comes first, and are not touched when it is all heard again', async () => {
    const stays = await aLead([['opened', 3]]);
    const goes = await aLead([['bought', 9]]);
    const goesToo = await aLead([['bought', 8]]);
    const announce = (cause: 'merge' | 'unmerge', ...leadIds: string[]) =>
      announceFacts(
        scoring,
        ours.id,
        leadIds.map((leadId) => ({ leadId, attributes: true })),
        [],
        cause,
      );
    await scoring.leads.answerBy(ours.id, goes, [goesToo]);
    await scoring.leads.answerBy(ours.id, stays, [goes]);
    await announce('merge', stays, goes);
    await eventually(async () => (await pointsOf(stays)) === 45);
    expect(await kept(goes)).toMatchObject({ timelines: [], scores: [] });
    await announce('merge', goes, goesToo);
    await eventually(async () => (await kept(goesToo)).timelines.length === 0);
    const all = [stays, goes, goesToo];
    const once = await kept(...all);
    expect(once.scores).toHaveLength(1);
    await announce('merge', ...all);
    await ask(followMerges, { leadIds: all, cause: 'merge' }, ours.context);
    await ask(followMerges, { leadIds: [goesToo], cause: 'unmerge' }, ours.context);
    await allHeard();
    expect(await kept(...all)).toEqual(once);

    // What happens to an alias of one that has gone is its root's.
    await scoring.leads.addEvents(ours.id, [{ leadId: goesToo, type: 'opened', at: daysAgo(1) }]);
    await announceFacts(scoring, ours.id, [{ leadId: goesToo, eventsFrom: daysAgo(2).toISOString() }]);
    await eventually(async () => (await pointsOf(stays)) === 50);
    expect((await historyOf(stays)).at(-1)).toMatchObject({ cause: 'activity' });
    expect((await kept(...all)).timelines).toHaveLength(1);

    await scoring.leads.part(ours.id, [goes]);
    await scoring.leads.answerBy(ours.id, goes, [goesToo]);
    // Parted, and heard of by an event before it is announced: it has all that it had.
    await scoring.leads.addEvents(ours.id, [{ leadId: goes, type: 'opened', at: daysAgo(1) }]);
    await announceFacts(scoring, ours.id, [{ leadId: goes, eventsFrom: daysAgo(2).toISOString() }]);
    await eventually(async () => (await pointsOf(goes)) === 50);
    await announce('unmerge', stays, goes);
    await eventually(async () => (await pointsOf(stays)) === 5);
    expect(await pointsOf(goes)).toBe(50);
  });

  it('have the adjustments of all, and the latest reset; each gets its own back', async () => {
    const stays = await aLead([
      ['opened', 3],
      ['bought', 2],
    ]);
    const goes = await aLead([['bought', 9]]);
    const adjust = (leadId: string, points: number) =>
      ask(adjustScore, { leadId, modelId, adjustment: { points, reason: 'Met' } }, ours.context);
    await adjust(stays, 1.5);
    const { adjustmentId } = await adjust(goes, 2.25);
    expect([await pointsOf(stays), await pointsOf(goes)]).toEqual([26.5, 22.25]);
    await merge(stays, goes);
    expect(await pointsOf(stays)).toBe(48.75);
    const { adjustments } = await ask(listAdjustments, { leadId: goes, modelId }, ours.context);
    expect(adjustments.map(({ points }) => points)).toEqual([2.25, 1.5]);
    // Made for the merged lead, so it stays with the one that it was merged into.
    await adjust(goes, 4);
    await part(stays, goes);
    expect([await pointsOf(stays), await pointsOf(goes)]).toEqual([30.5, 22.25]);
    // Merged, and not followed yet.
    const { adjustmentId: another } = await adjust(goes, 8);
    await scoring.leads.answerBy(ours.id, stays, [goes]);
    await ask(removeAdjustment, { leadId: stays, modelId, adjustmentId: another }, ours.context);
    await merge(stays, goes);
    expect(await pointsOf(stays)).toBe(52.75);
    await part(stays, goes);
    expect([await pointsOf(stays), await pointsOf(goes)]).toEqual([30.5, 22.25]);

    const reset = (leadId: string, undo = false) => ask(resetScore, { leadId, modelId, undo }, ours.context);
    await reset(stays);
    await scoring.leads.query(`UPDATE scoring.reset SET reset_at = now() - interval '5 days' WHERE lead_id = $1`, [
      stays,
    ]);
    await reset(goes);
    await scoring.leads.query(`UPDATE scoring.reset SET reset_at = now() - interval '60 hours' WHERE lead_id = $1`, [
      goes,
    ]);
    await merge(stays, goes);
    // Of two the latest holds: what was bought two days ago stays, what was opened three days ago does not count.
    expect(await pointsOf(stays)).toBe(27.75);
    await reset(stays, true);
    expect(await pointsOf(stays)).toBe(32.75);
    await ask(removeAdjustment, { leadId: stays, modelId, adjustmentId }, ours.context);
    expect(await pointsOf(stays)).toBe(30.5);
    await part(stays, goes);
    expect([await pointsOf(stays), await pointsOf(goes)]).toEqual([30.5, 20]);
    expect(
      (await kept(stays, goes)).byHand.every(({ lead_id, original_lead_id }) => lead_id === original_lead_id),
    ).toBe(true);
  });

  it('go on where they were for who is parted, whatever else is told of them at once', async () => {
    const stays = await aLead([['opened', 3]]);
    const goes = await aLead([['bought', 9]]);
    await merge(stays, goes);
    await scoring.leads.part(ours.id, [goes]);
    await scoring.leads.addEvents(ours.id, [{ leadId: goes, type: 'opened', at: daysAgo(1) }]);
    const message = (cause: 'activity' | 'unmerge', ...leads: FactsRecorded['leads']) => ({
      messageId: uuidv7(),
      workspaceId: ours.id,
      payload: { cause, leads },
    });
    await scoring.service
      .get(RescoreWhenFactsRecorded)
      .handle(
        [
          message('activity', { leadId: goes, eventsFrom: daysAgo(1).toISOString() }),
          message('unmerge', ...[stays, goes].map((leadId) => ({ leadId, attributes: true }))),
        ],
        ours.id,
      );
    expect(await pointsOf(goes)).toBe(25);
    expect((await historyOf(goes)).at(-1)).toMatchObject({ from_score: 2000, to_score: 2500, cause: 'unmerge' });
  });

  it('take what is added by hand while they are parted to whoever was named', async () => {
    const stays = await aLead([['opened', 3]]);
    const goes = await aLead([['bought', 9]]);
    const adjust = (leadId: string, points: number) =>
      ask(adjustScore, { leadId, modelId, adjustment: { points, reason: 'Met' } }, ours.context);
    const own = await adjust(goes, 2);
    const both = () => Promise.all([pointsOf(stays), pointsOf(goes)]);
    const partedMeanwhile = async <T>(write: () => Promise<T>): Promise<T> => {
      await merge(stays, goes);
      let written: Promise<T> | undefined;
      await scoring.database.inWorkspace(ours.id, async (tx) => {
        await tx.query('SELECT FROM timeline WHERE workspace_id = $1 AND lead_id = $2 FOR UPDATE', [ours.id, stays]);
        written = write();
        written.catch(() => {});
        await eventually(async () => {
          const [row] = await rows(
            `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
            [],
          );
          return row.n === 1;
        });
        await scoring.leads.part(ours.id, [goes]);
        await scoring.service.get(FollowMerges).follow(tx, { leadIds: [stays, goes], cause: 'unmerge' });
      });
      return written!;
    };
    const added = await partedMeanwhile(() => adjust(goes, 4));
    expect(await both()).toEqual([5, 26]);
    // Of the other one it is nobody's any more.
    const takeBack = (leadId: string) =>
      ask(removeAdjustment, { leadId, modelId, adjustmentId: added.adjustmentId }, ours.context);
    await expect(partedMeanwhile(() => takeBack(stays))).rejects.toMatchObject({ code: 'adjustment_not_found' });
    expect(await both()).toEqual([5, 26]);
    await partedMeanwhile(() => takeBack(goes));
    expect(await both()).toEqual([5, 22]);
    await partedMeanwhile(() => ask(resetScore, { leadId: goes, modelId }, ours.context));
    // What was added by hand outlasts a reset.
    expect(await both()).toEqual([5, 2]);
    expect((await kept(goes)).byHand.map(({ id }) => id)).toContain(own.adjustmentId);
  });

  it('move no trend and are no engagement, and are found by what all of them did', async () => {
    const stays = await aLead([['opened', 3]]);
    const goes = await aLead([['bought', 40]]);
    await merge(stays, goes);
    const [row] = await rows('SELECT change7, change30 FROM scoring.score WHERE lead_id = $1', [stays]);
    expect(row).toEqual({ change7: 500, change30: 500 });
    const matched = async (condition: object) =>
      (await ask(matchLeads, { condition: condition as never, leadIds: [stays, goes] }, ours.context)).leadIds;
    expect(await matched({ event: ['bought'] })).toEqual([stays]);
    // Twenty points came by the merge: nobody did anything for them.
    expect(await matched({ scoreChange: modelId, days: 14, op: 'gte', value: 20 })).toEqual([]);
    expect(await matched({ scoreChange: modelId, days: 14, op: 'gte', value: 5 })).toEqual([stays]);
    await part(stays, goes);
    expect(await matched({ event: ['bought'] })).toEqual([goes]);
    expect(await matched({ scoreChange: modelId, days: 14, op: 'gte', value: 21 })).toEqual([]);
    const { changes } = await ask(scoreHistory, { leadId: goes, modelId }, ours.context);
    expect(changes[0]).toMatchObject({ cause: 'unmerge', from: 20, to: 20 });
  });

  it('take their accounts along', async () => {
    const [mine, other] = [await scoring.leads.addAccount(ours.id), await scoring.leads.addAccount(ours.id)];
    const accountModel = await anActiveModel(scoring, ours, definition, 'Companies', 'account');
    const stays = await aLead([['opened', 3]], { accountId: mine });
    const goes = await aLead([['bought', 1]], { accountId: other });
    const accounts = async () =>
      new Map(
        (
          await rows('SELECT lead_id, score FROM scoring.score WHERE model_id = $1 AND lead_id = ANY ($2)', [
            accountModel,
            [mine, other],
          ])
        ).map(({ lead_id, score }) => [lead_id, score]),
      );
    const activity = async () =>
      (
        await rows(
          `SELECT latest_member FROM scoring.account_activity WHERE account_id = ANY ($1) ORDER BY array_position($1, account_id)`,
          [[mine, other]],
        )
      ).map(({ latest_member }) => latest_member);
    await eventually(async () => (await accounts()).get(mine) === 500 && (await accounts()).get(other) === 2000);
    expect(await activity()).toEqual([stays, goes]);
    await merge(stays, goes);
    expect(await activity()).toEqual([stays, null]);
    await eventually(async () => (await accounts()).get(mine) === 2500 && (await accounts()).get(other) === 0);
    const causes = await rows(
      'SELECT DISTINCT ON (lead_id) cause FROM scoring.score_change WHERE model_id = $1 ORDER BY lead_id, change_id DESC',
      [accountModel],
    );
    expect(causes).toEqual([{ cause: 'merge' }, { cause: 'merge' }]);
    await part(stays, goes);
    expect(await activity()).toEqual([stays, goes]);
    await eventually(async () => (await accounts()).get(mine) === 500 && (await accounts()).get(other) === 2000);
  });

  it('are followed for many at once, some of whom nobody knows', async () => {
    const pairs: [string, string][] = [];
    while (pairs.length < 120) {
      const [stays, goes] = [await scoring.leads.addLead(ours.id), await scoring.leads.addLead(ours.id)];
      pairs.push([stays, goes]);
    }
    await scoring.leads.addEvents(
      ours.id,
      pairs.map(([, leadId]) => ({ leadId, type: 'bought', at: daysAgo(4) })),
    );
    for (const [stays, goes] of pairs) await scoring.leads.answerBy(ours.id, stays, [goes]);
    const named = [...pairs.flat(), uuidv7()];
    await ask(followMerges, { leadIds: named, cause: 'merge' }, ours.context);
    const scores = await rows('SELECT lead_id, score FROM scoring.score WHERE lead_id = ANY ($1) AND model_id = $2', [
      named,
      modelId,
    ]);
    expect(new Map(scores.map(({ lead_id, score }) => [lead_id, score]))).toEqual(
      new Map(pairs.map(([stays]) => [stays, 2000])),
    );
  });

  it('are another workspace’s own business', async () => {
    const stays = await aLead([['opened', 3]]);
    const goes = await aLead([['bought', 9]]);
    const before = await kept(stays, goes);
    await scoring.leads.answerBy(ours.id, stays, [goes]);
    await ask(followMerges, { leadIds: [stays, goes], cause: 'merge' }, theirs.context);
    expect(await kept(stays, goes)).toEqual(before);
  });
});
