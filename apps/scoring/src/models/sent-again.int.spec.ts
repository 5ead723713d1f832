import { randomUUID } from 'node:crypto';
import {
  adjustScore,
  type CallContext,
  copyModel,
  createModel,
  explainScore,
  listAdjustments,
  listModels,
  listVersions,
  publishModel,
  putDraft,
  removeAdjustment,
  resetScore,
} from '@heatline/contracts';
import { twoWorkspaces } from '@heatline/testing';
import { anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours] = twoWorkspaces();
const opened = { name: 'Opened', enabled: true, points: 5, when: { event: ['email_opened'] } };

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);
const reused = { code: 'idempotency_key_reused' };

describe('sent again with its key', () => {
  it('a model is made once, and copied once', async () => {
    const head = { name: 'Once', kind: 'custom' as const, idempotencyKey: 'a' };
    const made = await ask(createModel, head, ours.context);
    expect(await ask(createModel, head, ours.context)).toEqual(made);
    await expect(ask(createModel, { ...head, name: 'Twice' }, ours.context)).rejects.toMatchObject(reused);
    await expect(ask(createModel, { ...head, idempotencyKey: 'b' }, ours.context)).rejects.toMatchObject({
      code: 'model_name_taken',
    });

    const copying = { modelId: made.modelId, idempotencyKey: 'a' };
    const copy = await ask(copyModel, copying, ours.context);
    expect(await ask(copyModel, copying, ours.context)).toEqual(copy);
    const { items } = await ask(listModels, {}, ours.context);
    expect(items.map(({ name }) => name).sort()).toEqual(['Copy of Once', 'Once']);
  });

  it('a draft is published once, also by both of two at a time and after it has been edited', async () => {
    const { modelId } = await ask(createModel, { name: 'Published', kind: 'custom' }, ours.context);
    await ask(putDraft, { modelId, version: 1, rules: [opened] }, ours.context);
    const publishing = { modelId, publish: { note: 'First' }, idempotencyKey: 'p' };
    const [first, second] = await Promise.all([
      ask(publishModel, publishing, ours.context),
      ask(publishModel, publishing, ours.context),
    ]);
    expect(second).toEqual(first);
    await ask(putDraft, { modelId, version: 2, rules: [{ ...opened, points: 6 }] }, ours.context);
    expect(await ask(publishModel, publishing, ours.context)).toMatchObject({ publishedVersion: 1, note: 'First' });
    expect((await ask(listVersions, { modelId }, ours.context)).items).toHaveLength(1);
    await ask(publishModel, { ...publishing, idempotencyKey: 'q' }, ours.context);
    expect((await ask(listVersions, { modelId }, ours.context)).items).toHaveLength(2);
  });

  it('a draft that somebody else published, or with another note, is refused: no note is lost unsaid', async () => {
    const { modelId } = await ask(createModel, { name: 'Two publish', kind: 'custom' }, ours.context);
    const { version } = await ask(putDraft, { modelId, version: 1, rules: [opened] }, ours.context);
    const as = (id: string) => ({ ...ours.context, actor: { kind: 'member' as const, id, role: 'admin' as const } });
    const [ada, ben] = [as(randomUUID()), as(randomUUID())];
    const publish = (note: string, context: CallContext, more: object = {}) =>
      ask(publishModel, { modelId, publish: { note, version, ...more } }, context);
    const first = await publish('Of Ada', ada);
    expect(await publish('Of Ada', ada)).toEqual(first);
    const details = {
      publishedVersion: 1,
      publishedBy: ada.actor.id,
      publishedByKind: 'member',
      publishedAt: first.publishedAt,
      note: 'Of Ada',
    };
    const refused = (yours: boolean) => ({ code: 'already_published', details: { ...details, yours } });
    await expect(publish('Of Ben', ben)).rejects.toMatchObject(refused(false));
    await expect(publish('Of Ada', ben)).rejects.toMatchObject(refused(false));
    await expect(publish('Of Ada, longer', ada)).rejects.toMatchObject(refused(true));
    await expect(publish('Of Ada', ada, { recalculate: false })).rejects.toMatchObject(refused(true));
    expect((await ask(listVersions, { modelId }, ours.context)).items).toEqual([
      expect.objectContaining({ note: 'Of Ada' }),
    ]);
  });

  it('a score is reset once, and one reset is undone', async () => {
    const modelId = await anActiveModel(scoring, ours, { rules: [opened] }, 'Reset');
    const leadId = await scoring.leads.addLead(ours.id);
    const reset = (idempotencyKey: string, undo = false) =>
      ask(resetScore, { leadId, modelId, undo, idempotencyKey }, ours.context);
    const first = await reset('1');
    expect(await reset('1')).toEqual(first);
    const second = await reset('2');
    expect(second).not.toEqual(first);
    await expect(reset('1', true)).rejects.toMatchObject(reused);
    expect(await reset('3', true)).toEqual(first);
    expect(await reset('3', true)).toEqual(first);
    const { resetAt } = await ask(listAdjustments, { leadId, modelId }, ours.context);
    expect(resetAt).toBe(first.resetAt);
    expect(await reset('4', true)).toEqual({ resetAt: null });
    await expect(reset('5', true)).rejects.toMatchObject({ code: 'reset_not_found' });
  });

  it('points are given once, and not again when they have been taken back', async () => {
    const modelId = await anActiveModel(scoring, ours, { rules: [opened] }, 'By hand');
    const leadId = await scoring.leads.addLead(ours.id);
    const adjustment = { points: 3, reason: 'Met at a fair' };
    const adjust = (more: object = {}) =>
      ask(adjustScore, { leadId, modelId, adjustment, idempotencyKey: 'fair', ...more }, ours.context);
    const made = await adjust();
    expect(await adjust()).toEqual(made);
    await expect(adjust({ adjustment: { ...adjustment, points: 4 } })).rejects.toMatchObject(reused);
    const { adjustmentId } = made;
    await ask(removeAdjustment, { leadId, modelId, adjustmentId }, ours.context);
    await expect(adjust()).rejects.toMatchObject({ code: 'adjustment_taken_back', details: { adjustmentId } });
    expect((await adjust({ idempotencyKey: 'fair 2' })).adjustmentId).not.toBe(adjustmentId);
    expect(await ask(explainScore, { leadId, modelId }, ours.context)).toMatchObject({ leadId });
  });
});
