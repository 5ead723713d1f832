import type { Model, ScoreWhy } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { compileModel, type CompiledModel, score, whyScore } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../../models/model-store';
import { refuseOtherKind } from '../../models/refuse-other-kind';
import { ClassStore } from '../../timelines/class-store';
import type { Rulebook } from '../../timelines/rulebook';
import { RulebookStore } from '../../timelines/rulebook-store';
import { TimelineStore } from '../../timelines/timeline-store';
import { HandMadeStore } from '../../by-hand/hand-made-store';
import { factsAt } from '../lead-subject';
import { keyOf } from '../score-store';
import { shownAt, shownVersion } from '../shown';

interface Row {
  lead_id: string;
  published_version: number;
  /** Seconds since 1970. */
  shown_at: number;
  timeline_revision: string;
}

/** Sentences that are kept: pages of a list are looked at again and again, and very active leads take milliseconds. */
const mostKept = 50_000;

/** A sentence for each lead of a page, by the version and the instant that its stored score is of. */
@Injectable()
export class WhyScores {
  private readonly kept = new Map<string, { of: string; why: string }>();

  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, modelId: string, leadIds: string[]): Promise<ScoreWhy[]> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const rulebook = await this.rulebooks.hold(tx);
      const model =
        rulebook.models.find((active) => active.modelId === modelId) ?? (await new ModelStore(tx).byId(modelId));
      refuseOtherKind(model, 'lead');
      const rows = await storedRows(tx, modelId, leadIds);
      const missing = rows.filter((row) => this.kept.get(keyOf(modelId, row.lead_id))?.of !== basisOf(row));
      if (missing.length > 0) await this.tell(tx, rulebook, model, missing);
      return rows.flatMap(({ lead_id: leadId }) => {
        const sentence = this.kept.get(keyOf(modelId, leadId));
        return sentence ? [{ leadId, why: sentence.why }] : [];
      });
    });
  }

  private async tell(
    tx: Tx,
    rulebook: Rulebook,
    { modelId, kind }: Pick<Model, 'modelId' | 'kind'>,
    rows: Row[],
  ): Promise<void> {
    const timelines = await new TimelineStore(tx).byIds(rows.map(({ lead_id }) => lead_id));
    const byLead = new Map(timelines.map((timeline) => [timeline.leadId, timeline]));
    const handMade = await new HandMadeStore(tx).of([modelId], [...byLead.keys()]);
    await this.classes.refresh(tx, rulebook.catalog);
    const models = await this.modelsOf(tx, rulebook, modelId, rows);
    for (const row of rows) {
      const stored = byLead.get(row.lead_id);
      const model = models.get(row.published_version);
      if (!stored || !model) continue;
      const facts = { ...factsAt(stored.createdAt, stored), ...handMade.get(keyOf(modelId, row.lead_id)) };
      this.keep(keyOf(modelId, row.lead_id), basisOf(row), whyScore(score(model, facts, row.shown_at).lines, kind));
    }
  }

  /** The version in force, and while a recalculation works also the one before. */
  private async modelsOf(
    tx: Tx,
    rulebook: Rulebook,
    modelId: string,
    rows: Row[],
  ): Promise<Map<number, CompiledModel>> {
    const active = rulebook.models.find((model) => model.modelId === modelId);
    const models = new Map<number, CompiledModel>();
    for (const version of new Set(rows.map(({ published_version }) => published_version))) {
      if (active?.publishedVersion === version) {
        models.set(version, active.compiled);
        continue;
      }
      const { definition, settings } = await new ModelStore(tx).version(modelId, version);
      const compiled = compileModel({ ...definition, settings }, rulebook.catalog);
      if (compiled.ok) models.set(version, compiled.value);
    }
    return models;
  }

  /** The oldest goes when there are too many. */
  private keep(key: string, of: string, why: string): void {
    this.kept.delete(key);
    this.kept.set(key, { of, why });
    if (this.kept.size <= mostKept) return;
    const [oldest] = this.kept.keys();
    if (oldest !== undefined) this.kept.delete(oldest);
  }
}

/** All that a sentence is made from: the same again gives the same. */
const basisOf = ({ published_version, shown_at, timeline_revision }: Row): string =>
  `${published_version} ${shown_at} ${timeline_revision}`;

const storedRows = (tx: Tx, modelId: string, leadIds: string[]): Promise<Row[]> =>
  tx.query<Row>(
    `SELECT s.lead_id, s.timeline_revision, ${shownVersion} AS published_version, extract(epoch FROM ${shownAt})::float8 AS shown_at
       FROM score s JOIN model m USING (workspace_id, model_id)
      WHERE s.workspace_id = $1 AND s.model_id = $2 AND s.lead_id = ANY ($3) AND s.score IS NOT NULL`,
    [tx.workspaceId, modelId, leadIds],
  );
