import { matchEverybody } from '@heatline/contracts';
import { driveRun, eventually, twoWorkspaces } from '@heatline/testing';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

describe('a long timeline that is packed anew', () => {
  it('is stored as it is, so that no reader has to decompress it', async () => {
    const [ours] = twoWorkspaces();
    const events = 1_000;
    await anActiveModel(scoring, ours, {
      rules: [{ name: 'Viewed', enabled: true, points: 5, when: { event: ['viewed'] } }],
    });
    const leadId = await scoring.leads.addLead(ours.id);
    // All alike, as nothing else is that compresses so well.
    const event = { leadId, type: 'viewed', at: new Date(Date.now() - 5_000), properties: { place: 'home' } };
    await scoring.leads.addEvents(
      ours.id,
      Array.from({ length: events }, () => event),
    );
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: new Date(0).toISOString(), attributes: true }]);
    const stored = async () => {
      const sql =
        'SELECT revision, octet_length(body) AS bytes, pg_column_compression(body) AS compression FROM scoring.timeline WHERE lead_id = $1';
      return (await scoring.leads.query(sql, [leadId])).rows[0] as { revision: string };
    };
    await eventually(async () => expect(await stored()).toMatchObject({ bytes: 8 * events }));
    const before = await stored();

    const condition = { event: ['viewed'], where: { property: 'place', op: 'equals' as const, value: 'home' } };
    const refusal = await scoring.service.bus.ask(matchEverybody, { condition }, ours.context).catch((error) => error);
    await driveRun(scoring, ours.id, refusal.details.runId);
    const after = await stored();
    expect(Number(after.revision)).toBe(Number(before.revision) + 1);
    expect(after).toMatchObject({ bytes: 8 * events, compression: null });
  });
});
