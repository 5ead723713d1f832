import { Refusal, type ScoreChangeCause, type ScoreHistory, type ScoreHistoryQuery } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { newLeanScore, scoreLean } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../models/model-store';
import { toLevelBound } from '../models/model-view';
import { ClassStore } from '../timelines/class-store';
import { RulebookStore } from '../timelines/rulebook-store';
import { directionOf, type Recorded, recordedPoints, stepSeconds } from './history-points';
import { type LeadSubject, subjectOf } from './lead-subject';
import { modelSubject, versionNotPublished } from './model-subject';
import { toPoints } from './score-level';

const defaultDays = 30;
/** Rows that are listed beside the chart, newest first. */
const maxChanges = 500;

interface ChangeRow {
  /** Seconds since 1970. */
  at: number;
  from_score: number | null;
  to_score: number;
  from_level: string | null;
  to_level: string;
  published_version: number;
  cause: ScoreChangeCause;
  run_id: string | null;
}

/** A chart's data: what was shown, and before that began, what it would have been. */
@Injectable()
export class ReadScoreHistory {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, query: ScoreHistoryQuery): Promise<ScoreHistory> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const now = (await tx.scoringTime()) / 1_000;
      const to = query.to === undefined ? now : Math.min(now, Math.floor(Date.parse(query.to) / 1_000));
      const from = query.from === undefined ? to - defaultDays * 86_400 : Math.floor(Date.parse(query.from) / 1_000);
      if (from >= to) throw new Refusal('range_invalid', {}, '"from" is before "to", and not in the future');
      const { modelId } = query;
      const inForce = await new ModelStore(tx).versionAt(modelId, new Date(to * 1_000));
      await new ModelStore(tx).byId(modelId);
      if (!inForce) throw versionNotPublished(modelId);
      const subject = await subjectOf(tx, query.leadId);
      const { rootId } = subject.cluster;
      const step = stepSeconds(from, to, query.resolution);
      const rows = await this.changes(tx, modelId, rootId, from, to);
      const before = await this.before(tx, modelId, rootId, from);
      const recorded = recordedPoints(rows.map(toRecorded), before ?? null, from, to, step);
      const replayed = before ? [] : await this.replay(tx, modelId, subject, from, recorded[0]?.at ?? to, step);
      const points = [
        ...replayed.map((point) => ({ ...point, source: 'replayed' as const })),
        ...recorded.map((point) => ({ ...point, source: 'recorded' as const })),
      ];
      return {
        leadId: rootId,
        modelId,
        from: iso(from),
        to: iso(to),
        stepSeconds: step,
        points: points.map(({ at, score, level, source }) => ({ at: iso(at), score: toPoints(score), level, source })),
        changes: rows.slice(-maxChanges).reverse().map(toChange),
        levels: inForce.definition.levels.map(toLevelBound),
        direction: directionOf(points.map(({ score }) => score)),
      };
    });
  }

  private changes(tx: Tx, modelId: string, leadId: string, from: number, to: number): Promise<ChangeRow[]> {
    return tx.query<ChangeRow>(
      `SELECT extract(epoch FROM at)::float8 AS at, from_score, to_score, from_level, to_level, published_version, cause, run_id
         FROM score_change
        WHERE workspace_id = $1 AND lead_id = $2 AND model_id = $3 AND at >= to_timestamp($4) AND at <= to_timestamp($5)
        ORDER BY at, change_id`,
      [tx.workspaceId, leadId, modelId, from, to],
    );
  }

  private async before(tx: Tx, modelId: string, leadId: string, from: number): Promise<Recorded | undefined> {
    const [row] = await tx.query<{ score: number; level: string }>(
      `SELECT to_score AS score, to_level AS level FROM score_change
        WHERE workspace_id = $1 AND lead_id = $2 AND model_id = $3 AND at < to_timestamp($4) ORDER BY at DESC, change_id DESC LIMIT 1`,
      [tx.workspaceId, leadId, modelId, from],
    );
    return row && { ...row, at: from };
  }

  /** The score that the first version gives to what is known today, at each step before history begins. */
  private async replay(
    tx: Tx,
    modelId: string,
    subject: LeadSubject,
    from: number,
    end: number,
    step: number,
  ): Promise<Recorded[]> {
    const version = await new ModelStore(tx).versionAt(modelId, new Date(0));
    if (!version) return [];
    const rulebook = await this.rulebooks.hold(tx);
    const { compiled, facts } = await modelSubject(tx, rulebook, this.classes, version, subject);
    const lean = newLeanScore();
    const points: Recorded[] = [];
    for (let at = from; at < end; at += step) {
      scoreLean(compiled, facts, at, lean);
      points.push({ at, score: lean.hundredths, level: version.definition.levels[lean.level]!.key });
    }
    return points;
  }
}

const iso = (seconds: number): string => new Date(seconds * 1_000).toISOString();

const toRecorded = ({ at, to_score, to_level }: ChangeRow): Recorded => ({ at, score: to_score, level: to_level });

const toChange = (row: ChangeRow): ScoreHistory['changes'][number] => ({
  at: iso(row.at),
  from: row.from_score === null ? null : toPoints(row.from_score),
  to: toPoints(row.to_score),
  fromLevel: row.from_level,
  toLevel: row.to_level,
  publishedVersion: row.published_version,
  cause: row.cause,
  runId: row.run_id,
});
