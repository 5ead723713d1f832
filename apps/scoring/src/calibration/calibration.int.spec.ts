import { calibrateModelCall, changeConversion, createModel, getCalibration, readConversion } from '@heatline/contracts';
import { driveRun, eventually, twoWorkspaces } from '@heatline/testing';
import type { TestEvent } from '../testing/published-leads';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const leads = 600;
const start = Math.floor(Date.now() / 1_000) * 1_000 - 30 * 86_400_000;
const day = (n: number) => new Date(start + n * 86_400_000);
const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);

let modelId: string;
let converted = 0;

/**
 * Three of five partners convert, one of seven others. Everybody who converts is invoiced the day after and gets a customer number; a few were
 * customers from their first second on.
 */
beforeAll(async () => {
  scoring = await startScoring();
  modelId = await anActiveModel(scoring, ours, {
    rules: [
      { name: 'Opened', enabled: true, points: 30, when: { event: ['opened'] }, maxPoints: 30 },
      { name: 'Paid', enabled: true, points: 100, when: { event: ['invoiced'] } },
    ],
  });
  const events: TestEvent[] = [];
  const ids: string[] = [];
  for (let i = 0; i < leads; i++) {
    const leadId = await scoring.leads.addLead(ours.id);
    ids.push(leadId);
    const partner = i % 3 === 0;
    const wins = partner ? (i / 3) % 5 < 3 : i % 7 === 1;
    await scoring.leads.setAttribute(ours.id, leadId, 'source', partner ? 'partner' : ['ads', 'search'][i % 2], day(1));
    if (i % 2 === 0) events.push({ leadId, type: 'opened', at: day(2) });
    if (!wins) continue;
    converted++;
    events.push({ leadId, type: 'deal_won', at: day(5) }, { leadId, type: 'invoiced', at: day(6) });
    await scoring.leads.setAttribute(ours.id, leadId, 'customerNumber', `C${i}`, day(6));
  }
  for (let i = 0; i < 4; i++) {
    const leadId = await scoring.leads.addLead(ours.id);
    ids.push(leadId);
    events.push({ leadId, type: 'deal_won', at: day(5) });
  }
  for (let at = 0; at < events.length; at += 300) await scoring.leads.addEvents(ours.id, events.slice(at, at + 300));
  const eventsFrom = new Date(0).toISOString();
  for (let at = 0; at < ids.length; at += 100) {
    const part = ids.slice(at, at + 100).map((leadId) => ({ leadId, eventsFrom, attributes: true }));
    await announceFacts(scoring, ours.id, part);
  }
  await eventually(
    async () => {
      const { rows } = await scoring.leads.query(
        'SELECT count(*)::int AS leads, sum(event_count)::int AS events FROM scoring.timeline WHERE workspace_id = $1',
        [ours.id],
      );
      return rows[0].leads === leads + 4 && rows[0].events === events.length;
    },
    { timeoutMs: 30_000 },
  );
}, 120_000);
afterAll(() => scoring?.stop());

async function calibrate(leaveOut: { kind: 'event' | 'attribute'; key: string }[] = []) {
  const { runId } = await ask(calibrateModelCall, { modelId, calibrate: { leaveOut } }, ours.context);
  const run = await driveRun(scoring, ours.id, runId);
  expect(run).toMatchObject({ state: 'completed', done: leads + 4 });
  return (await ask(getCalibration, { modelId }, ours.context)).calibration!;
}

describe('a calibration', () => {
  it('takes every lead as it was just before it converted, and suggests what outcomes speak for', async () => {
    expect(await ask(getCalibration, { modelId }, ours.context)).toEqual({ calibration: null, openRunId: null });
    const { leads: all, blank, scores, suggestion, sample } = await calibrate();
    expect(all).toMatchObject({ count: leads, converted });
    expect({ blank, sample }).toEqual({ blank: 4, sample: leads });

    // The invoice came after the conversion: nobody had its points by then, so the rule held for nobody.
    const paid = scores!.rules.find(({ name }) => name === 'Paid')!;
    expect(paid.with.count).toBe(0);
    const opened = scores!.rules.find(({ name }) => name === 'Opened')!;
    expect(opened.with.count).toBe(leads / 2);
    expect(scores!.levels.map(({ level, count }) => [level.key, count])).toEqual([
      ['cold', leads / 2],
      ['warm', leads / 2],
      ['hot', 0],
    ]);
    expect(scores!.bands.map(({ from }) => from)).toEqual([0, 30]);

    expect(suggestion.verdict).toBe('useful');
    expect(suggestion.auc!.low).toBeGreaterThan(suggestion.modelAuc!.value);
    expect(suggestion.rules[0]!.rule).toMatchObject({ when: { attribute: 'source', op: 'equals', value: 'partner' } });
    expect(suggestion.late).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ sign: { kind: 'event', key: 'invoiced' }, why: 'after', leftOut: true }),
        expect.objectContaining({
          sign: { kind: 'attribute', key: 'customerNumber', account: false },
          why: 'after',
          leftOut: true,
        }),
      ]),
    );
    expect(JSON.stringify(suggestion.rules)).not.toMatch(/deal_won|invoiced|customerNumber/);
  }, 60_000);

  it('says the same again, and nothing of what is left out by hand', async () => {
    const first = await calibrate();
    const again = await calibrate();
    expect({ ...again, runId: '', asOf: '' }).toEqual({ ...first, runId: '', asOf: '' });
    const without = await calibrate([{ kind: 'attribute', key: 'source' }]);
    expect(without.leftOut).toEqual([{ kind: 'attribute', key: 'source', account: false }]);
    expect(without.suggestion).toMatchObject({ verdict: 'no_signal', rules: [] });
    const { rows } = await scoring.leads.query('SELECT count(*)::int AS left FROM scoring.calibration_tally');
    expect(rows[0].left).toBe(0);
  }, 60_000);

  it('leaves out what the last one who asked wanted', async () => {
    const leaveOut = [{ kind: 'event' as const, key: 'opened' }];
    const first = await ask(calibrateModelCall, { modelId, calibrate: {} }, ours.context);
    const second = await ask(calibrateModelCall, { modelId, calibrate: { leaveOut } }, ours.context);
    expect(second).toEqual({ runId: first.runId, alreadyRunning: true });
    await driveRun(scoring, ours.id, first.runId);
    const { calibration } = await ask(getCalibration, { modelId }, ours.context);
    expect(calibration).toMatchObject({ runId: first.runId, leftOut: leaveOut });
  }, 60_000);

  it('loses and doubles nothing when it is killed in the middle of a slice', async () => {
    const { runId } = await ask(calibrateModelCall, { modelId, calibrate: {} }, ours.context);
    const die = () => {
      throw new Error('killed before the commit');
    };
    await expect(driveRun(scoring, ours.id, runId, die)).rejects.toThrow('killed');
    expect((await ask(getCalibration, { modelId }, ours.context)).openRunId).toBe(runId);
    await driveRun(scoring, ours.id, runId);
    const { calibration } = await ask(getCalibration, { modelId }, ours.context);
    expect(calibration!.leads).toMatchObject({ count: leads, converted });
  }, 60_000);

  it('suggests rules to a model that has never been published, and has no scores to judge then', async () => {
    const draft = await ask(createModel, { name: 'From outcomes', kind: 'custom' }, ours.context);
    const { runId } = await ask(calibrateModelCall, { modelId: draft.modelId, calibrate: {} }, ours.context);
    await driveRun(scoring, ours.id, runId);
    const { calibration } = await ask(getCalibration, { modelId: draft.modelId }, ours.context);
    expect(calibration).toMatchObject({ publishedVersion: null, scores: null, suggestion: { verdict: 'useful' } });
  }, 60_000);

  it('is refused where nothing counts as a conversion, for account models, and in another workspace', async () => {
    await expect(ask(getCalibration, { modelId }, theirs.context)).rejects.toMatchObject({ code: 'model_not_found' });
    const account = await ask(createModel, { name: 'Accounts', kind: 'account' }, ours.context);
    const calibrateIt = () => ask(calibrateModelCall, { modelId: account.modelId, calibrate: {} }, ours.context);
    await expect(calibrateIt()).rejects.toMatchObject({ code: 'account_model_not_calibrated' });
    const { version } = await ask(readConversion, {}, ours.context);
    await ask(changeConversion, { version, events: [], attributes: [] }, ours.context);
    const calibrateOurs = () => ask(calibrateModelCall, { modelId, calibrate: {} }, ours.context);
    await expect(calibrateOurs()).rejects.toMatchObject({ code: 'conversion_not_defined' });
  });
});
