import {
  changeModel,
  createModel,
  type FactsRecorded,
  factsRecorded,
  ModelDefinition,
  type ModelKind,
  publishModel,
  putDraft,
} from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Outbox } from '@heatline/messaging';
import {
  driveRun,
  type ServiceUnderTest,
  startInProcess,
  testDatabase,
  type TestDatabase,
  type TestWorkspace,
} from '@heatline/testing';
import { migrations } from '../migrations/all';
import { scoring } from '../scoring.module';
import { PublishedLeads } from './published-leads';

/** The whole service against real servers, with the leads service's tables filled by the test. */
export interface ScoringUnderTest {
  service: ServiceUnderTest;
  leads: PublishedLeads;
  database: Database;
  testDatabase: TestDatabase;
  stop(): Promise<void>;
}

export async function startScoring(): Promise<ScoringUnderTest> {
  // Apart from whatever else uses the same Temporal: other workers would take this service's work.
  process.env['TEMPORAL_NAMESPACE'] = 'heatline-scoring-tests';
  const database = await testDatabase('scoring', migrations);
  const leads = await PublishedLeads.in(database.adminUrl);
  const service = await startInProcess(scoring, { database });
  return {
    service,
    leads,
    database: service.get(Database),
    testDatabase: database,
    stop: async () => {
      await service.stop();
      await leads.close();
      await database.drop();
    },
  };
}

/** Announces as the leads service does. */
export async function announceFacts(
  { service, database }: ScoringUnderTest,
  workspaceId: string,
  leads: FactsRecorded['leads'],
  accountIds?: string[],
  cause?: FactsRecorded['cause'],
): Promise<void> {
  const facts = { leads, ...(accountIds && { accountIds }), ...(cause && { cause }) };
  await database.inWorkspace(workspaceId, (tx) => service.get(Outbox).announce(tx, factsRecorded, facts));
}

/** A model with this definition, published and switched on. */
export async function anActiveModel(
  scoring: ScoringUnderTest,
  { context }: TestWorkspace,
  definition: Partial<ModelDefinition>,
  name = 'Engagement',
  kind: ModelKind = 'engagement',
): Promise<string> {
  const { service } = scoring;
  const { modelId } = await service.bus.ask(createModel, { name, kind }, context);
  await service.bus.ask(putDraft, { modelId, version: 1, ...definition }, context);
  const published = await service.bus.ask(publishModel, { modelId, publish: {} }, context);
  // Something new is asked of facts that are already there: they are read anew first.
  if (published.state === 'pending') await driveRun(scoring, context.workspaceId, published.runId!);
  await service.bus.ask(changeModel, { modelId, change: { active: true } }, context);
  return modelId;
}
