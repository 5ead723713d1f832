import {
  type Condition,
  explainScore,
  followMerges,
  getSimulation,
  matchLeads,
  type ModelDefinition,
  putDraft,
  recalculateModelCall,
  scoredContacts,
  scoreHistory,
  simulateModelCall,
  updateScore,
} from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Runs } from '@heatline/service';
import { driveRun, eventually, twoWorkspaces } from '@heatline/testing';
import { DecayScores } from '../scores/decay-scores.activities';
import type { TestEvent } from '../testing/published-leads';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';
import { VerifyWorkspace } from '../verification/verify-workspace';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const people = 24;

/** Numbers that look random and are the same every time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
const roll = dice(23);

const definition: Partial<ModelDefinition> = {
  rules: [
    { name: 'Opened', enabled: true, points: 1.25, when: { event: ['opened'] }, limit: { first: 2, per: 'day' } },
    {
      name: 'Priced',
      enabled: true,
      points: 8,
      when: { event: ['viewed'], where: { property: 'path', op: 'starts_with', value: '/pricing' } },
      cooldownSeconds: 86_400,
      decay: { kind: 'step', percent: 25, everyDays: 5 },
    },
    { name: 'Often', enabled: true, points: 10, when: { event: ['viewed'] }, count: { min: 4 }, window: { days: 30 } },
    { name: 'Decides', enabled: true, points: 15, when: { attribute: 'jobTitle', op: 'contains', value: 'cto' } },
    {
      name: 'Asked at home',
      enabled: true,
      points: 25,
      when: { event: ['asked'] },
      if: { attribute: 'country', op: 'equals', value: 'NO' },
    },
  ],
};

/** Somebody known as several leads, who were merged; and a lead that did all of that itself. */
interface Person {
  cluster: string[];
  twin: string;
}

let modelId: string;
const known: Person[] = [];
/** What each lead's score was before it was merged. */
const alone = new Map<string, number>();
const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);
const seconds = (ms: number) => new Date(Math.floor(ms / 1_000) * 1_000);

async function aPerson(): Promise<Person> {
  const cluster: string[] = [];
  for (let n = 2 + roll(3); n > 0; n--) cluster.push(await scoring.leads.addLead(ours.id));
  const twin = await scoring.leads.addLead(ours.id);
  const events = Array.from({ length: roll(40) }, (): TestEvent => ({
    leadId: cluster[roll(cluster.length)]!,
    type: ['opened', 'opened', 'viewed', 'viewed', 'asked'][roll(5)]!,
    // Never near now: whoever reads them later sees the same.
    at: seconds(Date.now() - (1 + roll(120) / 2) * 86_400_000),
    properties: { path: ['/pricing', '/blog', '/pricing/team'][roll(3)] },
  }));
  await scoring.leads.addEvents(ours.id, events);
  await scoring.leads.addEvents(
    ours.id,
    events.map((event) => ({ ...event, leadId: twin })),
  );
  for (const leadId of cluster)
    for (const [key, values] of [
      ['jobTitle', ['CTO', 'Nurse', '']],
      ['country', ['NO', 'SE']],
    ] as const) {
      const [value, at] = [values[roll(values.length)], seconds(Date.now() - (1 + roll(90)) * 86_400_000)];
      await scoring.leads.setAttribute(ours.id, leadId, key, value, at);
      // The others' are theirs.
      if (leadId === cluster[0]) await scoring.leads.setAttribute(ours.id, twin, key, value, at);
    }
  return { cluster, twin };
}

/** All at once, one after the other, or first among themselves; said by a call, or announced only. */
async function merge({ cluster: [root, ...others] }: Person): Promise<void> {
  const steps = [
    [[root!, ...others]],
    others.map((leadId) => [root!, leadId]),
    [
      [others[0]!, ...others.slice(1)],
      [root!, others[0]!],
    ].filter(({ length }) => length > 1),
  ][roll(3)]!;
  for (const [target, ...leadIds] of steps) {
    await scoring.leads.answerBy(ours.id, target!, leadIds);
    if (roll(2)) await ask(followMerges, { leadIds: [target!, ...leadIds], cause: 'merge' }, ours.context);
    else
      await announceFacts(
        scoring,
        ours.id,
        [target!, ...leadIds].map((leadId) => ({ leadId, attributes: true })),
        [],
        'merge',
      );
  }
}

const rowsOf = async (sql: string, ...params: unknown[]) => (await scoring.leads.query(sql, params)).rows;
const scores = async (): Promise<Map<string, number>> =>
  new Map(
    (await rowsOf('SELECT lead_id, score FROM scoring.score WHERE model_id = $1', modelId)).map(
      ({ lead_id, score }) => [lead_id, score],
    ),
  );
const roots = () => known.map(({ cluster }) => cluster[0]!);
const twins = () => known.map(({ twin }) => twin);
const absorbed = () => known.flatMap(({ cluster }) => cluster.slice(1));

async function expectTwins(): Promise<void> {
  const now = await scores();
  expect(known.map(({ cluster }) => now.get(cluster[0]!))).toEqual(known.map(({ twin }) => now.get(twin)));
  expect(absorbed().filter((leadId) => now.has(leadId))).toEqual([]);
}

beforeAll(async () => {
  scoring = await startScoring();
  modelId = await anActiveModel(scoring, ours, definition);
  for (let n = 0; n < people; n++) known.push(await aPerson());
  const all = known.flatMap(({ cluster, twin }) => [...cluster, twin]);
  await announceFacts(
    scoring,
    ours.id,
    all.map((leadId) => ({ leadId, eventsFrom: new Date(0).toISOString(), attributes: true })),
  );
  await eventually(async () => (await scores()).size === all.length);
  for (const [leadId, score] of await scores()) alone.set(leadId, score);
  for (const person of known) await merge(person);
  await eventually(async () => (await scores()).size === 2 * people, { timeoutMs: 20_000 });
}, 120_000);
afterAll(() => scoring?.stop());

describe('a merged lead and one that did it all itself', () => {
  it('have one score: live, by Update score, in a bulk run and by what time does', async () => {
    await eventually(expectTwins);
    // They would be equal anyway if merging did nothing.
    const now = await scores();
    expect(known.filter(({ cluster }) => alone.get(cluster[0]!) !== now.get(cluster[0]!)).length).toBeGreaterThan(
      people / 2,
    );

    await scoring.leads.query(
      `UPDATE scoring.score SET score = 1, level = 'cold', calculated_at = calculated_at - interval '1 day' WHERE model_id = $1`,
      [modelId],
    );
    const { runId } = await ask(recalculateModelCall, { modelId }, ours.context);
    expect(await driveRun(scoring, ours.id, runId)).toMatchObject({ state: 'completed', done: 2 * people });
    expect(await scores()).toEqual(now);

    await scoring.leads.query(
      `UPDATE scoring.score SET score = 1, until = now() - interval '1 second', calculated_at = calculated_at - interval '1 day' WHERE model_id = $1`,
      [modelId],
    );
    await scoring.service.get(DecayScores).decayWorkspace({ workspaceId: ours.id, maxSeconds: 10 });
    expect(await scores()).toEqual(now);

    // The last one that was merged into it, who has no score.
    for (const { cluster } of known.slice(0, 6)) {
      const { score } = await ask(updateScore, { leadId: cluster.at(-1)!, modelId }, ours.context);
      expect(score).toBe(now.get(cluster[0]!)! / 100);
    }
    expect(await scores()).toEqual(now);
  }, 60_000);

  it('have one explanation, now and as of then, and one course of the past', async () => {
    for (const { cluster, twin } of known.slice(0, 8)) {
      for (const days of [0.01, 3, 17, 45]) {
        const asOf = seconds(Date.now() - days * 86_400_000).toISOString();
        const explained = async (leadId: string) => {
          const { score, level, lines, unmatched, eventCount } = await ask(
            explainScore,
            { leadId, modelId, asOf },
            ours.context,
          );
          expect(lines.reduce((sum, { points }) => sum + Math.round(points * 100), 0)).toBe(Math.round(score * 100));
          return { score, level, lines, unmatched, eventCount };
        };
        expect(await explained(cluster.at(-1)!)).toEqual(await explained(twin));
      }
      const from = seconds(Date.now() - 60 * 86_400_000).toISOString();
      const to = seconds(Date.now() - 86_400_000).toISOString();
      const course = async (leadId: string) => {
        const { points } = await ask(scoreHistory, { leadId, modelId, from, to }, ours.context);
        return points;
      };
      expect(await course(cluster[0]!)).toEqual(await course(twin));
    }
  }, 60_000);

  it('satisfy the same conditions, and those that were merged none', async () => {
    const conditions: Condition[] = [
      { event: ['asked'], count: { min: 2, max: null } },
      { event: ['viewed'], last: true, where: { property: 'path', op: 'starts_with', value: '/pricing' } },
      { sequence: [{ event: ['opened'] }, { event: ['asked'] }], within: { days: 3 } },
      { attribute: 'jobTitle', op: 'contains', value: 'cto' },
      { not: { attribute: 'country', op: 'equals', value: 'NO' } },
      { score: modelId, op: 'gte', value: 20 },
      { lastActivity: { op: 'within_last', value: { days: 10 } } },
    ] as never[];
    for (const condition of conditions) {
      const among = async (leadIds: string[]) => {
        const answer = await ask(matchLeads, { condition, leadIds }, ours.context);
        return leadIds.map((leadId) => answer.leadIds.includes(leadId));
      };
      const matching = await among(twins());
      expect(new Set(matching).size).toBe(2);
      expect(await among(roots())).toEqual(matching);
      expect((await among(absorbed())).filter(Boolean)).toEqual([]);
    }
  }, 60_000);

  it('are packed alike when all timelines are read anew, and whatever a merged one left behind goes', async () => {
    const words = () =>
      rowsOf(
        `SELECT lead_id, encode(coalesce(body, '') || tail, 'hex') AS words, event_count FROM scoring.timeline ORDER BY 1`,
      );
    const before = await words();
    const verify = () => new VerifyWorkspace(scoring.service.get(Database)).run(ours.id, 1_000);
    expect(await verify()).toEqual({ leads: 2 * people, timelinesThatDiffer: 0, scores: 2 * people, differences: [] });
    await scoring.leads.query(
      `INSERT INTO scoring.timeline (workspace_id, lead_id, revision, created_at, event_count, tail) VALUES ($1, $2, 5, now(), 0, '')`,
      [ours.id, absorbed()[0]],
    );
    expect(await verify()).toMatchObject({ timelinesThatDiffer: 1 });
    const { run } = await scoring.database.inWorkspace(ours.id, (tx) =>
      scoring.service.get(Runs).open(tx, {
        kind: 'refreshTimelines',
        about: { kind: 'workspace', id: ours.id, name: null },
        by: { kind: 'system', id: null },
        cause: 'Repair',
        params: { repair: true },
      }),
    );
    expect(await driveRun(scoring, ours.id, run.runId)).toMatchObject({ done: 2 * people, changed: 1 });
    expect(await words()).toEqual(before);
  }, 60_000);

  it('stand once in lists and in simulations', async () => {
    const { items } = await ask(scoredContacts, { modelId, limit: 200 }, ours.context);
    expect(items.map(({ leadId }) => leadId).sort()).toEqual([...roots(), ...twins()].sort());
    const rules = definition.rules!.slice(0, 2);
    await ask(putDraft, { modelId, version: 2, ...definition, rules }, ours.context);
    const { simulationId } = await ask(simulateModelCall, { modelId }, ours.context);
    const { result } = await ask(getSimulation, { simulationId }, ours.context);
    expect(JSON.stringify(result)).toContain(`"total":${2 * people}`);
    await expect(ask(scoredContacts, { modelId, limit: 200 }, theirs.context)).rejects.toMatchObject({
      code: 'model_not_found',
    });
  });

  it('go on alone when they are parted: each with the score that it had', async () => {
    const part = known.splice(0, people / 2);
    for (const { cluster } of part) {
      const leadIds = cluster.slice(1);
      await scoring.leads.part(ours.id, leadIds);
      if (roll(2)) await ask(followMerges, { leadIds: cluster, cause: 'unmerge' }, ours.context);
      else
        await announceFacts(
          scoring,
          ours.id,
          cluster.map((leadId) => ({ leadId, attributes: true })),
          [],
          'unmerge',
        );
    }
    const parted = part.flatMap(({ cluster }) => cluster);
    await eventually(async () => {
      const now = await scores();
      expect(parted.map((leadId) => now.get(leadId))).toEqual(parted.map((leadId) => alone.get(leadId)));
    });
    await expectTwins();
    expect(await new VerifyWorkspace(scoring.service.get(Database)).run(ours.id, 1_000)).toMatchObject({
      timelinesThatDiffer: 0,
      differences: [],
    });
  }, 60_000);
});
