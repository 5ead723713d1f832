import {
  accountScores,
  archiveModel,
  createModel,
  diffDraft,
  diffVersions,
  eventContributions,
  explainAccountScore,
  explainScore,
  getVersion,
  changeGrid,
  leadScores,
  restoreVersion,
  updateAccountScore,
  updateScore,
} from '@heatline/contracts';
import { twoWorkspaces } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const rules = [{ name: 'Opened', enabled: true, points: 1, when: { event: ['opened'] } }];
const tooGreat = 2 ** 31;

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);

describe('what is refused is a refusal, never a fault:', () => {
  it('updating a score of an archived model', async () => {
    const leadId = await scoring.leads.addLead(ours.id);
    const modelId = await anActiveModel(scoring, ours, { rules }, 'Of leads');
    await ask(archiveModel, { modelId }, ours.context);
    await expect(ask(updateScore, { leadId, modelId }, ours.context)).rejects.toMatchObject({ code: 'model_archived' });

    const ofAccounts = await anActiveModel(scoring, ours, { rules }, 'Of accounts', 'account');
    await ask(archiveModel, { modelId: ofAccounts }, ours.context);
    await expect(
      ask(updateAccountScore, { accountId: uuidv7(), modelId: ofAccounts }, ours.context),
    ).rejects.toMatchObject({ code: 'model_archived' });
  });

  it('what events gave to a lead that nobody knows', async () => {
    const unknown = { leadId: uuidv7(), eventIds: [uuidv7()] };
    await expect(ask(eventContributions, unknown, ours.context)).rejects.toMatchObject({ code: 'lead_not_found' });
  });

  it('the scores of a lead or an account that nobody knows, or another workspace has', async () => {
    const [leadId, accountId] = [await scoring.leads.addLead(theirs.id), await scoring.leads.addAccount(theirs.id)];
    const lead = { code: 'lead_not_found' };
    await expect(ask(leadScores, { leadId: uuidv7() }, ours.context)).rejects.toMatchObject(lead);
    await expect(ask(leadScores, { leadId }, ours.context)).rejects.toMatchObject(lead);
    const account = { code: 'account_not_found' };
    await expect(ask(accountScores, { accountId: uuidv7() }, ours.context)).rejects.toMatchObject(account);
    await expect(ask(accountScores, { accountId }, ours.context)).rejects.toMatchObject(account);
  });

  it('the scores of a lead or an account by a model that nobody knows, or that scores others', async () => {
    const [leadId, accountId] = [await scoring.leads.addLead(ours.id), await scoring.leads.addAccount(ours.id)];
    const { modelId: ofLeads } = await ask(createModel, { name: 'Leads alone', kind: 'custom' }, ours.context);
    const { modelId: ofAccounts } = await ask(createModel, { name: 'Accounts alone', kind: 'account' }, ours.context);
    for (const modelId of [uuidv7(), ofAccounts])
      await expect(ask(leadScores, { leadId, modelId }, ours.context)).rejects.toMatchObject({
        code: 'model_not_found',
      });
    for (const modelId of [uuidv7(), ofLeads])
      await expect(ask(accountScores, { accountId, modelId }, ours.context)).rejects.toMatchObject({
        code: 'model_not_found',
      });
    const { items } = await ask(leadScores, { leadId, modelId: ofLeads }, ours.context);
    expect(items.map(({ modelId }) => modelId)).toContain(ofLeads);
  });

  it('but the scores of those that scoring has not heard of yet are cards without scores', async () => {
    const modelId = await anActiveModel(scoring, ours, { rules }, 'Of new leads');
    const leadId = await scoring.leads.addLead(ours.id);
    const { items } = await ask(leadScores, { leadId }, ours.context);
    expect(items.filter((card) => card.modelId === modelId)).toMatchObject([{ score: null, noScore: 'no_activity' }]);
    const accountId = await scoring.leads.addAccount(ours.id);
    expect(await ask(accountScores, { accountId }, ours.context)).toMatchObject({ activity: { memberCount: 0 } });
  });

  it('numbers of versions, and edit tokens, that no database has a place for', async () => {
    const { modelId } = await ask(createModel, { name: 'Versions', kind: 'custom' }, ours.context);
    const leadId = await scoring.leads.addLead(ours.id);
    const bands = { high: 2, middle: 1 };
    for (const [path, asked] of [
      ['publishedVersion', ask(getVersion, { modelId, publishedVersion: tooGreat }, ours.context)],
      ['publishedVersion', ask(restoreVersion, { modelId, publishedVersion: tooGreat, version: 1 }, ours.context)],
      ['version', ask(restoreVersion, { modelId, publishedVersion: 1, version: tooGreat }, ours.context)],
      ['against', ask(diffDraft, { modelId, against: tooGreat }, ours.context)],
      ['to', ask(diffVersions, { modelId, from: 1, to: tooGreat }, ours.context)],
      ['publishedVersion', ask(explainScore, { modelId, leadId, publishedVersion: tooGreat }, ours.context)],
      [
        'publishedVersion',
        ask(explainAccountScore, { modelId, accountId: leadId, publishedVersion: tooGreat }, ours.context),
      ],
      ['version', ask(changeGrid, { fit: bands, engagement: bands, version: 3_000_000_000 }, ours.context)],
    ] as const)
      await expect(asked).rejects.toMatchObject({ issues: [{ path }] });
    await expect(ask(getVersion, { modelId, publishedVersion: tooGreat - 1 }, ours.context)).rejects.toMatchObject({
      code: 'version_not_found',
    });
  });
});
