import { changeConversion, leadConversions, readConversion } from '@heatline/contracts';
import { driveRun, eventually, twoWorkspaces } from '@heatline/testing';
import { ClassStore } from '../timelines/class-store';
import { RulebookStore } from '../timelines/rulebook-store';
import { TimelineStore } from '../timelines/timeline-store';
import { firstConversion } from '@heatline/scoring-engine';
import { anActiveModel, announceFacts, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const dayMs = 86_400_000;
const start = Math.floor(Date.now() / 1_000) * 1_000 - 20 * dayMs;
const days = (n: number) => new Date(start + n * dayMs);

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);

describe('a conversion', () => {
  it('has the exact score of its instant, without itself, and is found again in the timeline', async () => {
    const modelId = await anActiveModel(
      scoring,
      ours,
      {
        rules: [
          { name: 'Opened', enabled: true, points: 5.25, when: { event: ['opened'] } },
          { name: 'Won', enabled: true, points: 100, when: { event: ['deal_won'] } },
        ],
      },
      'Engagement',
    );
    const leadId = await scoring.leads.addLead(ours.id);
    await scoring.leads.addEvents(ours.id, [
      { leadId, type: 'opened', at: days(1) },
      { leadId, type: 'opened', at: days(2) },
      { leadId, type: 'deal_won', at: days(3) },
      { leadId, type: 'opened', at: days(4) },
    ]);
    await scoring.leads.setAttribute(ours.id, leadId, 'stage', 'Customer', days(5));
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: new Date(0).toISOString(), attributes: true }]);
    const found = async () => (await ask(leadConversions, { leadId, modelId }, ours.context)).items;
    await eventually(async () => (await found()).length === 2);
    expect(await found()).toMatchObject([
      { at: days(3).toISOString(), kind: 'event', score: 10.5, level: { key: 'cold' }, publishedVersion: 1 },
      { at: days(5).toISOString(), kind: 'attribute', score: 115.75, level: { key: 'hot' } },
    ]);
    const first = await scoring.database.inWorkspace(ours.id, async (tx) => {
      const rulebook = await scoring.service.get(RulebookStore).hold(tx);
      await scoring.service.get(ClassStore).refresh(tx, rulebook.catalog);
      const stored = await new TimelineStore(tx).byId(leadId);
      return firstConversion(rulebook.conversion!.compiled, stored!.timeline);
    });
    expect(first).toBe(days(3).getTime() / 1_000);
    await expect(ask(leadConversions, { leadId, modelId }, theirs.context)).rejects.toMatchObject({
      code: 'model_not_found',
    });

    // Another definition: right at once for one lead, and complete for everybody when the facts have been read for it.
    const { version } = await ask(readConversion, {}, ours.context);
    const definition = { events: [{ event: ['opened'] }], attributes: [] };
    await ask(changeConversion, { version, ...definition }, ours.context);
    expect((await found()).map(({ at }) => at)).toEqual([days(1), days(2), days(4)].map((at) => at.toISOString()));
    await expect(ask(changeConversion, { version, ...definition }, ours.context)).rejects.toMatchObject({
      code: 'version_stale',
    });
    const unseen = { events: [{ event: ['signed'] }, { event: ['opened'] }], attributes: [] };
    const changed = await ask(changeConversion, { version: version + 1, ...unseen }, ours.context);
    expect(changed).toMatchObject({ ready: false, version: version + 2, words: ['Signed', 'Opened'] });
    expect(await found()).toHaveLength(3);
    await driveRun(scoring, ours.id, changed.runId!);
    expect(await ask(readConversion, {}, ours.context)).toMatchObject({ ready: true });
    expect(await found()).toHaveLength(3);
    expect(await ask(readConversion, {}, theirs.context)).toMatchObject({ version: 0, ready: true });
  });
});
