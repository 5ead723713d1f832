import type {
  ModelDefinition,
  ScoredFacts,
  ScoreFactsRequest,
  ScoringSettings,
  UnstoredFacts,
} from '@heatline/contracts';
import { Fault } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import {
  classifyEvent,
  compileClassifier,
  compileModel,
  criteriaOfModel,
  datedKeysOfModel,
  type Entry,
  type Facts,
  MemoryCatalog,
  packEntries,
  readTimeline,
  score as scoreInFull,
} from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../models/model-store';
import { withRuleIds } from '../models/rule-ids';
import { profileHistory } from '../timelines/profile-history';
import { RulebookStore } from '../timelines/rulebook-store';
import { inPoints } from '../scores/explain/explain-score';
import { versionNotPublished } from '../scores/model-subject';

interface ToScoreBy {
  definition: ModelDefinition;
  settings: ScoringSettings;
  publishedVersion: number | null;
}

/** What a model says of facts that nobody has stored. Writes nothing, and reads nobody's facts. */
@Injectable()
export class ScoreFacts {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
  ) {}

  run(workspaceId: string, modelId: string, request: ScoreFactsRequest): Promise<ScoredFacts> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const by = await this.toScoreBy(tx, modelId, request);
      const asOf =
        request.asOf === undefined ? (await tx.scoringTime()) / 1_000 : Math.ceil(Date.parse(request.asOf) / 1_000);
      return {
        modelId,
        publishedVersion: by.publishedVersion,
        asOf: new Date(asOf * 1_000).toISOString(),
        ...inPoints(ledgerOf(by, request.facts, asOf)),
      };
    });
  }

  private async toScoreBy(tx: Tx, modelId: string, { use, definition }: ScoreFactsRequest): Promise<ToScoreBy> {
    const models = new ModelStore(tx);
    const model = await models.byId(modelId);
    if (definition !== undefined || use === 'draft') {
      const settings = await this.rulebooks.settings(tx);
      const asked = definition ?? (await models.draft(modelId)).definition;
      return { definition: withRuleIds(asked), settings, publishedVersion: null };
    }
    if (model.publishedVersion === null) throw versionNotPublished(modelId);
    return models.version(modelId, model.publishedVersion);
  }
}

function ledgerOf({ definition, settings }: ToScoreBy, given: UnstoredFacts, asOf: number) {
  const published = { ...definition, settings };
  const catalog = new MemoryCatalog(criteriaOfModel(published));
  const facts = factsOf(given, catalog, datedKeysOfModel(published), asOf);
  const compiled = compileModel(published, catalog);
  if (!compiled.ok) throw new Fault('fault', 'A definition asks for criteria that are not its own');
  return scoreInFull(compiled.value, facts, asOf);
}

/** Attributes have held for ever; an event without a time happened the second before. */
function factsOf(
  { attributes = {}, accountAttributes = {}, events }: UnstoredFacts,
  catalog: MemoryCatalog,
  datedKeys: ReturnType<typeof datedKeysOfModel>,
  asOf: number,
): Facts {
  const classifier = compileClassifier(catalog.criteria);
  const changes = [
    ...Object.entries(attributes).map(([key, value]) => ({ account: false, key, value, at: 0 })),
    ...Object.entries(accountAttributes).map(([key, value]) => ({ account: true, key, value, at: 0 })),
  ];
  const { steps, dated } = profileHistory(changes, classifier, datedKeys);
  const entries = events.map(({ occurredAt, type, campaign = null, properties = null }, index): Entry => ({
    time: occurredAt === undefined ? asOf - 1 : Math.floor(Date.parse(occurredAt) / 1_000),
    classId: catalog.classOf(classifyEvent(classifier, { type, campaign, properties })),
    // In the order in which they were sent, where times are equal.
    key: String(index).padStart(4, '0'),
  }));
  const profile = steps.map(({ time, criteria }): Entry => ({
    time,
    classId: catalog.classOf(criteria),
    profile: true,
  }));
  return {
    timeline: readTimeline(packEntries([...entries, ...profile])),
    dated,
    adjustments: [],
    resets: [],
    createdAt: 0,
    attributes,
    accountAttributes,
    eventTypes: { counts: typesOf(events, entries, asOf), newest: null },
  };
}

function typesOf(events: UnstoredFacts['events'], entries: Entry[], asOf: number): Map<string, number> {
  const counts = new Map<string, number>();
  events.forEach(({ type }, index) => {
    if (entries[index]!.time < asOf) counts.set(type, (counts.get(type) ?? 0) + 1);
  });
  return counts;
}
