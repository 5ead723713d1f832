import { getEventListeners } from 'node:events';
import {
  archiveModel,
  changeModel,
  copyModel,
  createModel,
  getDraft,
  getModel,
  getVersion,
  listModels,
  listModelTemplates,
  listVersions,
  type ModelKind,
  publishModel,
  putDraft,
  recalculateModelCall,
  restoreVersion,
  runCalls,
  updateScore,
} from '@heatline/contracts';
import { type ClaimedSlice, RunStore, SliceStore } from '@heatline/database';
import { Runs } from '@heatline/service';
import { eventually, twoWorkspaces } from '@heatline/testing';
import { jest } from '@jest/globals';
import { anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const opened = { name: 'Opened', enabled: true, points: 5, when: { event: ['email_opened'] } };

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

const ask: ScoringUnderTest['service']['bus']['ask'] = (call, request, context) =>
  scoring.service.bus.ask(call, request, context);

async function published(name: string, kind: ModelKind): Promise<{ modelId: string }> {
  const { modelId } = await ask(createModel, { name, kind }, ours.context);
  await ask(putDraft, { modelId, version: 1, rules: [{ ...opened, name }] }, ours.context);
  await ask(publishModel, { modelId, publish: {} }, ours.context);
  return { modelId };
}

describe('a model', () => {
  it('says how the clock recalculates it, which points that fade ask for without a schedule', async () => {
    const modelId = await anActiveModel(
      scoring,
      ours,
      { rules: [opened], decay: { kind: 'halfLife', days: 14 } },
      'Fades',
    );
    const { clock, schedule } = await ask(getModel, { modelId }, ours.context);
    expect([schedule.enabled, clock]).toEqual([
      false,
      expect.objectContaining({ everyMinutes: 1_440, because: 'decay' }),
    ]);
    const ahead = Date.parse(clock!.nextAt) - Date.now();
    expect(ahead > 0 && ahead <= 86_400_000).toBe(true);
    const changed = { schedule: { enabled: true, everyMinutes: 60 } };
    const { clock: hourly } = await ask(changeModel, { modelId, change: changed }, ours.context);
    expect(hourly).toMatchObject({ everyMinutes: 60, because: 'schedule' });
    expect((await ask(changeModel, { modelId, change: { active: false } }, ours.context)).clock).toBeNull();
  });

  it('counts the rules of its draft until a version is in force', async () => {
    const { modelId, ruleCount } = await ask(createModel, { name: 'Counted', kind: 'custom' }, ours.context);
    const rulesNow = async () => (await ask(getModel, { modelId }, ours.context)).ruleCount;
    expect(ruleCount).toBe(0);
    await ask(putDraft, { modelId, version: 1, rules: [opened, { ...opened, name: 'Again' }] }, ours.context);
    expect(await rulesNow()).toBe(2);
    await ask(publishModel, { modelId, publish: {} }, ours.context);
    await ask(putDraft, { modelId, version: 2, rules: [opened] }, ours.context);
    expect(await rulesNow()).toBe(2);
  });

  it('is made with an empty draft, edited with a token, published as numbered copies that nothing can change', async () => {
    const { modelId, ...made } = await ask(createModel, { name: 'Engagement', kind: 'engagement' }, ours.context);
    expect(made).toMatchObject({ active: false, publishedVersion: null, draftChanged: true });
    await expect(ask(publishModel, { modelId, publish: {} }, ours.context)).rejects.toMatchObject({
      code: 'definition_empty',
    });

    const draft = await ask(putDraft, { modelId, version: 1, rules: [opened] }, ours.context);
    expect(draft).toMatchObject({ version: 2, changed: true });
    expect(draft.definition.rules[0]!.id).toBeDefined();
    await expect(ask(putDraft, { modelId, version: 1, rules: [] }, ours.context)).rejects.toMatchObject({
      code: 'version_stale',
      details: { version: 2 },
    });
    // The same again is no change, and moves no token.
    expect(await ask(putDraft, { modelId, version: 2, ...draft.definition }, ours.context)).toMatchObject({
      version: 2,
    });

    const first = await ask(publishModel, { modelId, publish: { note: 'First' } }, ours.context);
    expect(first).toMatchObject({ publishedVersion: 1, state: 'active', note: 'First', runId: null });
    await ask(putDraft, { modelId, version: 2, rules: [{ ...draft.definition.rules[0]!, points: 10 }] }, ours.context);
    expect(await ask(getModel, { modelId }, ours.context)).toMatchObject({ draftChanged: true, publishedVersion: 1 });
    await ask(publishModel, { modelId, publish: {} }, ours.context);
    const { items } = await ask(listVersions, { modelId }, ours.context);
    expect(items.map(({ publishedVersion, state }) => [publishedVersion, state])).toEqual([
      [2, 'active'],
      [1, 'retired'],
    ]);
    const old = await ask(getVersion, { modelId, publishedVersion: 1 }, ours.context);
    expect(old.definition.rules[0]).toMatchObject({ points: 5, id: draft.definition.rules[0]!.id });
    await expect(
      scoring.leads.query(`UPDATE scoring.published_version SET note = 'x' WHERE model_id = $1`, [modelId]),
    ).rejects.toThrow('immutable');
    await expect(
      scoring.leads.query('DELETE FROM scoring.published_version WHERE model_id = $1', [modelId]),
    ).rejects.toThrow('immutable');
  });

  it('is saved and restored once, also when the answer got lost and the same comes again', async () => {
    const { modelId } = await ask(createModel, { name: 'Lost answers', kind: 'custom' }, ours.context);
    const sent = { modelId, version: 1, rules: [opened] };
    const saved = await ask(putDraft, sent, ours.context);
    expect(saved.version).toBe(2);
    expect(await ask(putDraft, sent, ours.context)).toEqual(saved);
    await ask(publishModel, { modelId, publish: {} }, ours.context);
    await ask(putDraft, { ...sent, version: 2, rules: [{ ...opened, points: 6 }] }, ours.context);
    const restoring = { modelId, publishedVersion: 1, version: 3 };
    const restored = await ask(restoreVersion, restoring, ours.context);
    expect(restored).toMatchObject({ version: 4, changed: false });
    expect(await ask(restoreVersion, restoring, ours.context)).toEqual(restored);
    await expect(
      ask(putDraft, { ...sent, version: 3, rules: [{ ...opened, points: 7 }] }, ours.context),
    ).rejects.toMatchObject({ code: 'version_stale', details: { version: 4 } });
  });

  it('is refused at the field that is wrong', async () => {
    const { modelId } = await ask(createModel, { name: 'Broken', kind: 'custom' }, ours.context);
    const wrong = { modelId, version: 1, rules: [{ ...opened, points: 1.234 }] };
    await expect(ask(putDraft, wrong, ours.context)).rejects.toMatchObject({
      issues: [expect.objectContaining({ path: 'rules.0.points' })],
    });
  });

  it('takes the place of the primary of its kind, and its name from nobody', async () => {
    const one = await published('One', 'profile');
    const two = await published('Two', 'profile');
    const never = await ask(createModel, { name: 'Never published', kind: 'profile' }, ours.context);
    await ask(changeModel, { modelId: one.modelId, change: { primary: true } }, ours.context);
    await ask(changeModel, { modelId: two.modelId, change: { primary: true } }, ours.context);
    expect((await ask(getModel, { modelId: one.modelId }, ours.context)).primary).toBe(false);
    await expect(
      ask(changeModel, { modelId: never.modelId, change: { primary: true } }, ours.context),
    ).rejects.toMatchObject({ code: 'model_not_published' });
    expect((await ask(getModel, { modelId: two.modelId }, ours.context)).primary).toBe(true);
    await expect(
      ask(changeModel, { modelId: two.modelId, change: { name: 'one' } }, ours.context),
    ).rejects.toMatchObject({ code: 'model_name_taken' });
    const copy = await ask(copyModel, { modelId: one.modelId }, ours.context);
    expect(copy).toMatchObject({ name: 'Copy of One', primary: false, kind: 'profile' });
  });

  it('begins from a template with its rules, levels and decay, and says what it is in its own words', async () => {
    const { items } = await ask(listModelTemplates, {}, ours.context);
    expect(items.map(({ key }) => key)).toEqual(['b2b-saas', 'outreach', 'product-led', 'e-commerce']);
    const model = await ask(createModel, { template: 'e-commerce' }, ours.context);
    const shop = items.at(-1)!;
    expect(model).toMatchObject({ name: shop.name, kind: shop.kind, description: shop.description, active: false });
    const { definition } = await ask(getDraft, { modelId: model.modelId }, ours.context);
    expect(definition.levels).toEqual(shop.definition.levels);
    expect(definition.decay).toEqual(shop.definition.decay);
    expect(definition.rules.map(({ id: _, ...rule }) => rule)).toEqual(shop.definition.rules);
    expect(new Set(definition.rules.map(({ id }) => id)).size).toBe(definition.rules.length);
    await expect(ask(createModel, { template: 'e-commerce' }, ours.context)).rejects.toMatchObject({
      code: 'model_name_taken',
    });
  });

  it('keeps names, descriptions and notes to the byte, and refuses blank ones at their field', async () => {
    const description = '  two lines\n\tand a tab ';
    const made = await ask(createModel, { name: ' Été\u0301 ', kind: 'custom', description }, ours.context);
    expect(made).toMatchObject({ name: ' Été\u0301 ', description });
    const rule = { ...opened, name: ' a  b ' };
    const draft = await ask(putDraft, { modelId: made.modelId, version: 1, rules: [rule] }, ours.context);
    expect(draft.definition.rules[0]!.name).toBe(' a  b ');
    await ask(publishModel, { modelId: made.modelId, publish: { note: ' why \n' } }, ours.context);
    expect((await ask(listVersions, { modelId: made.modelId }, ours.context)).items[0]!.note).toBe(' why \n');
    await expect(ask(createModel, { name: ' \t', kind: 'custom' }, ours.context)).rejects.toMatchObject({
      issues: [{ path: 'name', message: 'Give the model a name' }],
    });
  });

  it('is copied whole, again and again', async () => {
    const { modelId } = await ask(createModel, { name: 'Many', template: 'product-led' }, ours.context);
    const names = [];
    for (let i = 0; i < 3; i++) names.push(await ask(copyModel, { modelId }, ours.context));
    expect(names.map(({ name }) => name)).toEqual(['Copy of Many', 'Copy of Many 2', 'Copy of Many 3']);
    const [from, to] = await Promise.all(
      [modelId, names[2]!.modelId].map((id) => ask(getDraft, { modelId: id }, ours.context)),
    );
    expect(to!.definition).toEqual(from!.definition);
  });

  it('is primary alone, whoever is faster', async () => {
    const made = [];
    for (const name of ['P1', 'P2', 'P3', 'P4']) made.push(await published(name, 'account'));
    await Promise.all(
      made.map(({ modelId }) => ask(changeModel, { modelId, change: { primary: true } }, ours.context)),
    );
    const { items } = await ask(listModels, { kind: 'account' }, ours.context);
    expect(items.filter(({ primary }) => primary)).toHaveLength(1);
  });

  it('refuses a group of conditions with nothing in it, and 10,000 rules', async () => {
    const { modelId } = await ask(createModel, { name: 'Empty', kind: 'custom' }, ours.context);
    const rules = [
      { name: 'a', points: 1, when: { all: [] } },
      { name: 'b', points: 1, when: { event: ['x'], where: { not: { any: [] } } } },
      { ...opened, if: { all: [{ any: [] }] } },
    ];
    await expect(ask(putDraft, { modelId, version: 1, rules }, ours.context)).rejects.toMatchObject({
      issues: ['rules.0.when.all', 'rules.1.when.where.not.any', 'rules.2.if.all.0.any'].map((path) => ({
        path,
        message: 'Give at least one condition',
      })),
    });
    await expect(
      ask(putDraft, { modelId, version: 1, rules: Array.from({ length: 10_000 }, () => opened) }, ours.context),
    ).rejects.toMatchObject({ issues: [{ path: 'rules', message: 'A model has at most 500 rules' }] });
  });

  it('starts one recalculation at a time, and none while it is off', async () => {
    const { modelId } = await ask(createModel, { name: 'Runs', kind: 'engagement' }, ours.context);
    await expect(ask(recalculateModelCall, { modelId }, ours.context)).rejects.toMatchObject({
      code: 'model_not_published',
    });
    await ask(putDraft, { modelId, version: 1, rules: [opened] }, ours.context);
    await ask(publishModel, { modelId, publish: {} }, ours.context);
    await expect(ask(recalculateModelCall, { modelId }, ours.context)).rejects.toMatchObject({
      code: 'model_not_active',
    });
    const { openRunId } = await ask(changeModel, { modelId, change: { active: true } }, ours.context);
    expect(openRunId).not.toBeNull();
    expect(await ask(recalculateModelCall, { modelId }, ours.context)).toEqual({
      runId: openRunId,
      alreadyRunning: true,
    });
    await ask(archiveModel, { modelId }, ours.context);
    expect((await ask(listModels, { archived: true }, ours.context)).items.map((model) => model.modelId)).toEqual([
      modelId,
    ]);
    await expect(ask(recalculateModelCall, { modelId }, ours.context)).rejects.toMatchObject({
      code: 'model_archived',
    });
  });

  it.each(['off', 'archived'])('ends its recalculation when it goes %s, in words', async (how) => {
    const { modelId } = await ask(createModel, { name: `Goes ${how}`, kind: 'engagement' }, ours.context);
    await ask(putDraft, { modelId, version: 1, rules: [opened] }, ours.context);
    await ask(publishModel, { modelId, publish: {} }, ours.context);
    const { openRunId } = await ask(changeModel, { modelId, change: { active: true } }, ours.context);
    if (how === 'archived') await ask(archiveModel, { modelId }, ours.context);
    else await ask(changeModel, { modelId, change: { active: false } }, ours.context);
    expect((await ask(getModel, { modelId }, ours.context)).openRunId).toBeNull();
    const run = await ask(runCalls.scoring.get, { runId: openRunId! }, ours.context);
    expect(run.state).toBe('cancelled');
    const why = how === 'off' ? 'The model was switched off' : 'The model was archived';
    expect(run.steps.map(({ text }) => text)).toContain(`${why}: it scores nobody any more`);
    expect(run.reason).toBe(`${why}: it scores nobody any more`);
  });

  it('opens no recalculation that whoever switches it off does not see', async () => {
    const { modelId } = await ask(createModel, { name: 'Off at the same moment', kind: 'engagement' }, ours.context);
    await ask(putDraft, { modelId, version: 1, rules: [opened] }, ours.context);
    await ask(publishModel, { modelId, publish: {} }, ours.context);
    await ask(changeModel, { modelId, change: { active: true } }, ours.context);
    const { openRunId } = await ask(getModel, { modelId }, ours.context);
    await ask(runCalls.scoring.command, { runId: openRunId!, command: 'cancel' }, ours.context);
    let asked: Promise<unknown> | undefined;
    await scoring.database.inWorkspace(ours.id, async (tx) => {
      await tx.execute('UPDATE model SET active = false WHERE model_id = $1', [modelId]);
      asked = ask(recalculateModelCall, { modelId }, ours.context).catch((error: unknown) => error);
      // It waits for the model's row instead of going by what that said before.
      const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%model%'`;
      await eventually(async () => (await scoring.leads.query(waiting)).rowCount === 1);
    });
    expect(await asked).toMatchObject({ code: 'model_not_active' });
    expect((await ask(getModel, { modelId }, ours.context)).openRunId).toBeNull();
  });

  it('leaves a slice that finds it off to the word that cancels the run', async () => {
    const leadId = await scoring.leads.addLead(ours.id);
    await scoring.leads.addEvents(ours.id, [{ leadId, type: 'email_opened', at: new Date(0) }]);
    const modelId = await anActiveModel(scoring, ours, { rules: [opened] }, 'Off in a slice');
    await ask(updateScore, { leadId, modelId }, ours.context);
    const { openRunId } = await ask(getModel, { modelId }, ours.context);
    const { database, service } = scoring;
    const work = service.get(Runs).workOf('recalculateModel')!;
    const { run, taken } = await database.inWorkspace(ours.id, async (tx) => {
      const queued = (await new RunStore(tx).lock(openRunId!))!;
      const plan = await work.plan(queued, tx);
      const slices = new SliceStore(tx);
      await slices.plan(queued, 0, plan.ranges, plan.facts ?? {});
      return { run: (await new RunStore(tx).byId(openRunId!))!, taken: await slices.claim(openRunId!, 0) };
    });
    await ask(changeModel, { modelId, change: { active: false } }, ours.context);
    const stopping = new AbortController();
    const { signal } = stopping;
    const advance = jest.fn<() => Promise<void>>();
    const hands = { signal, say: async () => {}, moved: () => {}, advance };
    const slice = work.slice(run, (taken as { claimed: ClaimedSlice }).claimed, hands);
    // It has found the model off and waits for the word, which it may not take for granted.
    await eventually(() => getEventListeners(signal, 'abort').length > 0);
    stopping.abort();
    await slice;
    expect(signal.aborted).toBe(true);
    expect(advance).not.toHaveBeenCalled();
  }, 20_000);

  it('belongs to its workspace', async () => {
    const [model] = (await ask(listModels, {}, ours.context)).items;
    expect((await ask(listModels, {}, theirs.context)).items).toEqual([]);
    const stranger = { modelId: model!.modelId };
    const refused = { code: 'model_not_found' };
    await expect(ask(getModel, stranger, theirs.context)).rejects.toMatchObject(refused);
    await expect(ask(getDraft, stranger, theirs.context)).rejects.toMatchObject(refused);
    await expect(ask(listVersions, stranger, theirs.context)).rejects.toMatchObject(refused);
    // Names are unique within a workspace only.
    await ask(createModel, { name: model!.name, kind: 'engagement' }, theirs.context);
  });
});
