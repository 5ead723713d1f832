import {
  adjustScore,
  createModel,
  explainScore,
  explainSimulation,
  getDraft,
  getSimulation,
  latestSimulation,
  ModelDefinition,
  publishModel,
  putDraft,
  recalculateModelCall,
  restoreVersion,
  type Rule,
  scoredContacts,
  simulatedLeads,
  type SimulationWay,
  simulateModelCall,
} from '@heatline/contracts';
import { RunStore } from '@heatline/database';
import { driveRun, eventually, twoWorkspaces } from '@heatline/testing';
import { v5 as uuidv5 } from 'uuid';
import type { TestEvent } from '../testing/published-leads';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const leads = 40;
let leadIds: string[];
let modelId: string;

const ask: ScoringUnderTest['service']['bus']['ask'] = (call, request, context) =>
  scoring.service.bus.ask(call, request, context);

/** A rule is known by its id: the same name is the same rule. */
const rule = (name: string, points: number, when: Rule['when'], more: Partial<Rule> = {}): Rule => ({
  id: uuidv5(name, '0e000000-0000-4000-8000-000000000000'),
  name,
  enabled: true,
  points,
  when,
  ...more,
});
const opened = rule('opened', 2, { event: ['email_opened'] }, { decay: { kind: 'halfLife', days: 20 } });
const clicked = rule('clicked', 9, { event: ['link_clicked'] }, { limit: { first: 3, per: 'lifetime' } });
const decides = rule('decides', 15, { attribute: 'jobTitle', op: 'contains', value: 'cto' });
/** Asks for something that the published version does not look for. */
const priced = rule('priced', 11, {
  event: ['page_viewed'],
  where: { property: 'path', op: 'starts_with', value: '/pricing' },
});

async function edit(definition: Partial<ModelDefinition>, of = modelId): Promise<number> {
  const { version } = await ask(getDraft, { modelId: of }, ours.context);
  return (await ask(putDraft, { modelId: of, version, ...definition }, ours.context)).version;
}

const simulate = (version?: number) => ask(simulateModelCall, { modelId, version }, ours.context);
const read = (simulationId: string) => ask(getSimulation, { simulationId }, ours.context);
const listOf = async (simulationId: string, way: SimulationWay) =>
  (await ask(simulatedLeads, { simulationId, way, limit: 200 }, ours.context)).items;

/** Ledgers of every lead under both definitions, one by one. */
const explainAll = (simulationId: string) =>
  Promise.all(leadIds.map((leadId) => ask(explainSimulation, { simulationId, leadId }, ours.context)));

const runOf = (runId: string) => scoring.database.inWorkspace(ours.id, (tx) => new RunStore(tx).byId(runId));

async function scoreRows() {
  const { rows } = await scoring.leads.query(
    `SELECT s::text AS whole FROM scoring.score s ORDER BY workspace_id, model_id, lead_id`,
  );
  const changes = await scoring.leads.query('SELECT count(*)::int AS count FROM scoring.score_change');
  return [rows, changes.rows];
}

beforeAll(async () => {
  scoring = await startScoring();
  modelId = await anActiveModel(scoring, ours, { rules: [opened, clicked, decides] });
  leadIds = [];
  const events: TestEvent[] = [];
  for (let i = 0; i < leads; i++) {
    const leadId = await scoring.leads.addLead(ours.id, { name: `Lead ${i}` });
    leadIds.push(leadId);
    const at = (days: number) => new Date(Date.now() - days * 86_400_000 - i * 60_000);
    for (let n = 0; n < i % 11; n++) events.push({ leadId, type: 'email_opened', at: at(n * 3 + 1) });
    for (let n = 0; n < i % 5; n++) events.push({ leadId, type: 'link_clicked', at: at(n * 7 + 2) });
    for (let n = 0; n < i % 3; n++)
      events.push({ leadId, type: 'page_viewed', at: at(n + 1), properties: { path: n ? '/blog' : '/pricing' } });
    if (i % 4 === 0) await scoring.leads.setAttribute(ours.id, leadId, 'jobTitle', 'CTO', at(50));
  }
  await scoring.leads.addEvents(ours.id, events);
  await announceFacts(
    scoring,
    ours.id,
    leadIds.map((leadId) => ({ leadId, attributes: true, eventsFrom: new Date(0).toISOString() })),
  );
  await eventually(async () => {
    const { rows } = await scoring.leads.query(
      'SELECT count(*)::int AS count FROM scoring.score WHERE workspace_id = $1 AND score IS NOT NULL',
      [ours.id],
    );
    return rows[0].count === leads;
  });
  await ask(
    adjustScore,
    { leadId: leadIds[3]!, modelId, adjustment: { points: 30, reason: 'Met at the fair' } },
    ours.context,
  );
  // A stranger with the same model and one lead.
  const stranger = await scoring.leads.addLead(theirs.id, { name: 'Stranger' });
  await scoring.leads.addEvents(theirs.id, [
    { leadId: stranger, type: 'link_clicked', at: new Date(Date.now() - 1e8) },
  ]);
  await announceFacts(scoring, theirs.id, [{ leadId: stranger, eventsFrom: new Date(0).toISOString() }]);
}, 60_000);
afterAll(() => scoring?.stop());

describe('a simulation', () => {
  it('says of every lead what both definitions say, counts them, and writes no score', async () => {
    const version = await edit({ rules: [opened, { ...clicked, points: 4 }, { ...decides, points: 25 }] });
    const before = await scoreRows();
    const begun = await simulate(version);
    expect(begun).toMatchObject({ state: 'running', draftVersion: version, publishedVersion: 1 });
    expect(begun.changes.map(({ words }) => words)).toEqual(['clicked: points 9 → 4', 'decides: points 15 → 25']);
    // As few as these are a sample of all.
    expect(begun.result).toMatchObject({ exact: true, leads, total: leads });

    await driveRun(scoring, ours.id, begun.runId!);
    const done = await read(begun.simulationId);
    expect(done).toMatchObject({ state: 'completed', stale: { draft: false, published: false, facts: false } });
    const result = done.result!;
    expect(result).toEqual(begun.result);
    const explained = await explainAll(begun.simulationId);
    const change = ({ before: was, after }: (typeof explained)[number]) =>
      Math.round(after.score * 100) - Math.round(was!.score * 100);
    expect(result.rises).toBe(explained.filter((one) => change(one) > 0).length);
    expect(result.falls).toBe(explained.filter((one) => change(one) < 0).length);
    expect(result.rises).toBeGreaterThan(0);
    expect(result.falls).toBeGreaterThan(0);
    result.levelsBefore.forEach((was, i) =>
      result.levelsAfter.forEach((is, j) =>
        expect(result.matrix[i]![j]).toBe(
          explained.filter((one) => one.before!.level.key === was.key && one.after.level.key === is.key).length,
        ),
      ),
    );
    for (const side of ['before', 'after'] as const) {
      for (const bin of result.histogram) {
        const inBin = explained.filter((one) => {
          const { score } = one[side]!;
          return score >= (bin.from ?? -Infinity) && score < (bin.to ?? Infinity);
        });
        expect(bin[side]).toBe(inBin.length);
      }
    }
    for (const way of ['up', 'down'] as const) {
      const list = await listOf(begun.simulationId, way);
      expect(list).toHaveLength(way === 'up' ? result.rises : result.falls);
      for (const lead of list) {
        const whole = explained.find(({ leadId }) => leadId === lead.leadId)!;
        expect(lead).toMatchObject({ name: whole.name, before: whole.before!.score, after: whole.after.score });
        const sum = whole.differences.reduce((total, one) => total + Math.round(one.change * 100), 0);
        expect(sum).toBe(change(whole));
        expect(lead.why).toMatch(/^(clicked|decides) [+−]/);
      }
    }
    // The side of the version says what its own explanation says.
    for (const { leadId, before: side, asOf } of explained.slice(0, 8)) {
      const published = await ask(explainScore, { leadId, modelId, asOf, publishedVersion: 1 }, ours.context);
      expect(published).toMatchObject({ score: side!.score, lines: side!.lines });
    }
    expect(await scoreRows()).toEqual(before);
  }, 60_000);

  it('counts each lead once when a worker dies in the middle', async () => {
    const version = await edit({ rules: [opened, { ...clicked, points: 5 }, decides] });
    const begun = await simulate(version);
    const die = () => {
      throw new Error('killed before the commit');
    };
    await expect(driveRun(scoring, ours.id, begun.runId!, die)).rejects.toThrow('killed');
    expect((await read(begun.simulationId)).state).toBe('running');
    await driveRun(scoring, ours.id, begun.runId!);
    const { result, state } = await read(begun.simulationId);
    expect(state).toBe('completed');
    expect(result).toEqual(begun.result);
  }, 60_000);

  it('joins the one that asks the same, and takes the place of one that asks something else', async () => {
    const first = await simulate(await edit({ rules: [opened, { ...clicked, points: 6 }, decides] }));
    expect((await simulate()).simulationId).toBe(first.simulationId);
    const second = await simulate(await edit({ rules: [opened, { ...clicked, points: 7 }, decides] }));
    expect(second.simulationId).not.toBe(first.simulationId);
    expect((await read(first.simulationId)).state).toBe('superseded');
    await driveRun(scoring, ours.id, second.runId!);
    expect((await read(second.simulationId)).state).toBe('completed');
    expect(await ask(latestSimulation, { modelId }, ours.context)).toMatchObject({
      simulation: { simulationId: second.simulationId },
    });
    await expect(simulate(1)).rejects.toMatchObject({
      code: 'version_stale',
      details: { version: expect.any(Number), changedBy: ours.context.actor!.id, changedAt: expect.any(String) },
    });
  }, 60_000);

  it('answers the same request once', async () => {
    const request = { modelId, idempotencyKey: 'request-1' };
    const first = await ask(simulateModelCall, request, ours.context);
    await driveRun(scoring, ours.id, first.runId!);
    expect((await ask(simulateModelCall, request, ours.context)).simulationId).toBe(first.simulationId);
    expect((await simulate()).simulationId).not.toBe(first.simulationId);
  }, 60_000);

  it('says when draft or facts have changed since', async () => {
    const { simulationId, runId } = await simulate();
    await driveRun(scoring, ours.id, runId!);
    await edit({ rules: [opened, { ...clicked, points: 8 }, decides] });
    expect((await read(simulationId)).stale).toEqual({ draft: true, published: false, facts: false });
    const leadId = leadIds[0]!;
    await scoring.leads.addEvents(ours.id, [{ leadId, type: 'link_clicked', at: new Date(Date.now() - 5_000) }]);
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: new Date(0).toISOString() }]);
    await eventually(async () => (await read(simulationId)).stale.facts);
  }, 60_000);

  it('answers from events what timelines do not know yet, and exactly when they have been read', async () => {
    const begun = await simulate(await edit({ rules: [opened, clicked, decides, priced] }));
    expect(begun).toMatchObject({ state: 'waiting', runId: null });
    const rises = leadIds.filter((_, i) => i % 3 > 0).length;
    expect(begun.result).toMatchObject({ rises, falls: 0 });
    const [foremost] = await listOf(begun.simulationId, 'up');
    expect(foremost).toMatchObject({ why: 'priced +11' });
    await driveRun(scoring, ours.id, begun.waitsForRunId!);
    const going = await read(begun.simulationId);
    expect(going.state).toBe('running');
    await driveRun(scoring, ours.id, going.runId!);
    expect(await read(begun.simulationId)).toMatchObject({
      state: 'completed',
      result: { rises, falls: 0, exact: true },
    });
  }, 60_000);

  it('has only the draft to tell of before the first publish', async () => {
    const { modelId: fresh } = await ask(createModel, { name: 'Fresh', kind: 'engagement' }, ours.context);
    await expect(ask(simulateModelCall, { modelId: fresh }, ours.context)).rejects.toMatchObject({
      code: 'definition_empty',
    });
    await edit({ rules: [clicked] }, fresh);
    const begun = await ask(simulateModelCall, { modelId: fresh }, ours.context);
    expect(begun).toMatchObject({ publishedVersion: null, result: { levelsBefore: [], matrix: [], leads } });
    const [first] = await listOf(begun.simulationId, 'up');
    const whole = await ask(
      explainSimulation,
      { simulationId: begun.simulationId, leadId: first!.leadId },
      ours.context,
    );
    expect(whole).toMatchObject({ before: null, after: { score: first!.after } });
  }, 60_000);

  it('belongs to its workspace, and looks at nobody else', async () => {
    const { simulation } = await ask(latestSimulation, { modelId }, ours.context);
    expect(simulation!.result!.total).toBe(leads);
    const { simulationId } = simulation!;
    const refused = { code: 'simulation_not_found' };
    await expect(ask(getSimulation, { simulationId }, theirs.context)).rejects.toMatchObject(refused);
    await expect(ask(simulatedLeads, { simulationId, way: 'up' }, theirs.context)).rejects.toMatchObject(refused);
    await expect(ask(explainSimulation, { simulationId, leadId: leadIds[0]! }, theirs.context)).rejects.toMatchObject(
      refused,
    );
    await expect(ask(latestSimulation, { modelId }, theirs.context)).rejects.toMatchObject({ code: 'model_not_found' });
  });
});

describe('a version that is restored and published again', () => {
  it('gives everybody the scores that it gave, whatever came between', async () => {
    const scoresNow = async () => {
      const { runId } = await ask(recalculateModelCall, { modelId }, ours.context);
      if ((await runOf(runId))!.endedAt === null) await driveRun(scoring, ours.id, runId);
      const { items } = await ask(scoredContacts, { modelId, limit: 200 }, ours.context);
      return new Map(items.map(({ leadId, score, level }) => [leadId, `${score} ${level}`]));
    };
    const definitions = [
      [{ ...clicked, points: -3 }],
      [opened, { ...decides, points: 60 }],
      [
        { ...clicked, limit: undefined },
        { ...opened, decay: undefined, points: 1.25 },
      ],
    ];
    for (const rules of definitions) {
      // Without fading points: a recalculation a second later must be able to say the same.
      const steady = rules.map((one) => ('event' in one.when ? { ...one, decay: { kind: 'none' as const } } : one));
      await edit({ rules: [...steady, { ...decides, id: undefined, name: 'title' }] });
      const published = await ask(publishModel, { modelId, publish: {} }, ours.context);
      const first = await scoresNow();
      await edit({ rules: [{ ...clicked, points: 1 }], levels: [{ key: 'all', name: 'All', tone: 'cold' }] });
      await ask(publishModel, { modelId, publish: {} }, ours.context);
      expect(await scoresNow()).not.toEqual(first);

      const { version } = await ask(getDraft, { modelId }, ours.context);
      const { publishedVersion } = published;
      const draft = await ask(restoreVersion, { modelId, publishedVersion, version }, ours.context);
      const again = await ask(publishModel, { modelId, publish: { version: draft.version } }, ours.context);
      expect(again.publishedVersion).toBe(publishedVersion + 2);
      // Once, however often it is asked.
      expect(await ask(publishModel, { modelId, publish: { version: draft.version } }, ours.context)).toMatchObject({
        publishedVersion: again.publishedVersion,
      });
      expect(await scoresNow()).toEqual(first);
    }
  }, 120_000);
});
