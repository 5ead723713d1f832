import {
  archiveModel,
  changeGrid,
  changeModel,
  copyModel,
  createModel,
  publishModel,
  putDraft,
  recalculateModelCall,
  restoreVersion,
} from '@heatline/contracts';
import { driveRun, twoWorkspaces } from '@heatline/testing';
import { type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours] = twoWorkspaces();
const opened = { name: 'Opened', enabled: true, points: 5, when: { event: ['email_opened'] } };

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);

/** What the audit log was told of this subject since last asked, oldest first. */
const heard = new Set<string>();
async function told(subjectId: string): Promise<[action: string, details: object][]> {
  const { rows } = await scoring.leads.query(
    `SELECT id, payload FROM scoring.outbox WHERE workspace_id = $1 AND subject = 'evt.scoring.action-taken'
        AND payload->'subject'->>'id' = $2 ORDER BY created_at, id`,
    [ours.id, subjectId],
  );
  const news = rows.filter(({ id }) => !heard.has(id));
  for (const { id } of news) heard.add(id);
  expect(news.every(({ payload }) => payload.actor.id === ours.context.actor!.id)).toBe(true);
  return news.map(({ payload }) => [payload.action, payload.details]);
}

it('whoever changes a model is in the audit log, once for each thing that changed', async () => {
  const { modelId } = await ask(createModel, { name: 'One', kind: 'engagement' }, ours.context);
  expect(await told(modelId)).toEqual([['model.created', { name: 'One', kind: 'engagement', template: null }]]);

  await ask(putDraft, { modelId, version: 1, rules: [opened] }, ours.context);
  expect(await told(modelId)).toEqual([]);
  const { runId } = await ask(
    publishModel,
    { modelId, publish: { note: 'First', announce: false, recalculate: false } },
    ours.context,
  );
  expect(await told(modelId)).toEqual([
    ['model.published', { name: 'One', publishedVersion: 1, note: 'First', recalculate: false, silent: true }],
  ]);
  if (runId) await driveRun(scoring, ours.id, runId);

  const change = { name: 'Two', description: 'Said', active: true, primary: true };
  const { openRunId } = await ask(changeModel, { modelId, change }, ours.context);
  expect(await told(modelId)).toEqual([
    ['model.renamed', { name: 'Two', from: 'One' }],
    ['model.described', { name: 'Two' }],
    ['model.switched_on', { name: 'Two' }],
    ['model.made_primary', { name: 'Two' }],
  ]);
  await ask(changeModel, { modelId, change }, ours.context);
  expect(await told(modelId)).toEqual([]);

  // The one that switching on began is joined: nobody started another.
  await ask(recalculateModelCall, { modelId }, ours.context);
  expect(await told(modelId)).toEqual([]);
  await driveRun(scoring, ours.id, openRunId!);
  const byHand = await ask(recalculateModelCall, { modelId }, ours.context);
  expect(await told(modelId)).toEqual([['model.recalculation_started', { name: 'Two', runId: byHand.runId }]]);

  await ask(putDraft, { modelId, version: 2, rules: [{ ...opened, points: 6 }] }, ours.context);
  await ask(restoreVersion, { modelId, publishedVersion: 1, version: 3 }, ours.context);
  await ask(changeModel, { modelId, change: { schedule: { enabled: true, everyMinutes: 60 } } }, ours.context);
  await ask(archiveModel, { modelId }, ours.context);
  await ask(archiveModel, { modelId }, ours.context);
  await ask(archiveModel, { modelId, archived: false }, ours.context);
  expect(await told(modelId)).toEqual([
    ['model.version_restored', { name: 'Two', publishedVersion: 1 }],
    ['model.schedule_changed', { name: 'Two', enabled: true, everyMinutes: 60 }],
    ['model.archived', { name: 'Two' }],
    ['model.restored', { name: 'Two' }],
  ]);
  const copy = await ask(copyModel, { modelId }, ours.context);
  expect(await told(copy.modelId)).toEqual([
    ['model.created', { name: 'Copy of Two', kind: 'engagement', copyOf: modelId, copyOfName: 'Two' }],
  ]);
}, 60_000);

it('so is what is refused not, and whoever moves the bounds of the grid', async () => {
  const { modelId } = await ask(createModel, { name: 'Three', kind: 'custom' }, ours.context);
  await told(modelId);
  const refused = ask(changeModel, { modelId, change: { name: 'Four', active: true } }, ours.context);
  await expect(refused).rejects.toMatchObject({ code: 'model_not_published' });
  expect(await told(modelId)).toEqual([]);

  const bounds = { fit: { high: 91, middle: 60 }, engagement: { high: 50, middle: 10 } };
  await ask(changeGrid, { ...bounds, version: 0 }, ours.context);
  await expect(ask(changeGrid, { ...bounds, version: 0 }, ours.context)).rejects.toMatchObject({
    code: 'version_stale',
  });
  expect(await told(ours.id)).toEqual([
    ['workspace.grid_changed', { fitHigh: 91, fitMiddle: 60, engagementHigh: 50, engagementMiddle: 10 }],
  ]);
});
