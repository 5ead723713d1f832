import {
  type AccountScoreHistoryQuery,
  Refusal,
  type ScoreChangeCause,
  type ScoreHistory,
  type ScoreSpike,
} from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { difference, lengthOf } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import type { SubjectKind } from '../../announcer';
import { ModelStore } from '../../models/model-store';
import { refuseOtherKind } from '../../models/refuse-other-kind';
import { toLevelBound } from '../../models/model-view';
import { ClassStore } from '../../timelines/class-store';
import { RulebookStore } from '../../timelines/rulebook-store';
import { isoOf as iso } from '../explain/explained-instant';
import { directionOf, type Recorded, recordedPoints, replayInstants, stepSeconds } from './history-points';
import { type Spike, spikesIn, type Step } from './history-spikes';
import { type LeadSubject, subjectOf } from '../lead-subject';
import { moverOf, type ResetAction } from './named-spike';
import { versionNotPublished } from '../model-subject';
import { Replay } from './replay';
import { toPoints } from '../score-level';

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

type SubjectHistory = Omit<ScoreHistory, 'leadId'> & { subjectId: string };

/** Seconds since 1970; null: where the facts begin. */
function wantedFrom(from: AccountScoreHistoryQuery['from'], to: number): number | null {
  if (from === 'beginning') return null;
  return from === undefined ? to - defaultDays * 86_400 : Math.floor(Date.parse(from) / 1_000);
}

/** When the first fact is of: long before the lead came to be known, where its past was sent as well. At least a day before `to`. */
function beginningOf({ stored }: LeadSubject, to: number): number {
  const first = stored && lengthOf(stored.timeline) > 0 ? stored.timeline.words[stored.timeline.from] : undefined;
  return Math.min(first ?? to, to - 86_400);
}

/** A chart's data: what was shown, and before that began, what it would have been. */
@Injectable()
export class ReadScoreHistory {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(
    workspaceId: string,
    id: string,
    query: AccountScoreHistoryQuery,
    kind: SubjectKind = 'lead',
  ): Promise<SubjectHistory> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const now = (await tx.scoringTime()) / 1_000;
      const to = query.to === undefined ? now : Math.min(now, Math.floor(Date.parse(query.to) / 1_000));
      const wanted = wantedFrom(query.from, to);
      if (wanted !== null && wanted >= to)
        throw new Refusal('range_invalid', {}, '"from" is before "to", and not in the future');
      const { modelId } = query;
      const inForce = await new ModelStore(tx).versionAt(modelId, new Date(to * 1_000));
      refuseOtherKind(await new ModelStore(tx).byId(modelId), kind);
      if (!inForce) throw versionNotPublished(modelId);
      const subject = await subjectOf(tx, id, kind);
      const from = wanted ?? beginningOf(subject, to);
      const { rootId } = subject.cluster;
      const rulebook = await this.rulebooks.hold(tx);
      const replay = await Replay.of(tx, rulebook, this.classes, modelId, subject);
      const step = stepSeconds(from, to, query.resolution, subject.stored && lengthOf(subject.stored.timeline));
      const rows = await this.changes(tx, modelId, rootId, from, to);
      const before = await this.before(tx, modelId, rootId, from);
      const recorded = recordedPoints(rows.map(toRecorded), before ?? null, from, to, step);
      const replayed = before ? [] : await this.replayed(replay, from, recorded[0]?.at ?? to, step);
      const points = [
        ...replayed.map((point) => ({ ...point, source: 'replayed' as const })),
        ...recorded.map((point) => ({ ...point, source: 'recorded' as const })),
      ];
      return {
        subjectId: rootId,
        modelId,
        from: iso(from),
        to: iso(to),
        stepSeconds: step,
        points: points.map(({ at, score, level, source }) => ({ at: iso(at), score: toPoints(score), level, source })),
        changes: rows.slice(-maxChanges).reverse().map(toChange),
        spikes: await this.spikes(tx, replay, spikesIn(courseOf(replayed, before, rows), from, to), modelId, rootId),
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

  /** What the version that would have been in force gives to what is known today, before history begins. */
  private async replayed(replay: Replay, from: number, end: number, step: number): Promise<Recorded[]> {
    const points: Recorded[] = [];
    for (const at of replayInstants(await replay.factTimes(from, end), from, end, step)) {
      const { score, level } = await replay.at(at);
      points.push({ at, score, level: level.key });
    }
    return points;
  }

  private async spikes(
    tx: Tx,
    replay: Replay,
    spikes: Spike[],
    modelId: string,
    leadId: string,
  ): Promise<ScoreSpike[]> {
    const resets = spikes.some(({ cause }) => cause === 'reset') ? await this.resets(tx, modelId, leadId) : [];
    return Promise.all(spikes.map((spike) => named(replay, spike, resets)));
  }

  /** Also those that were taken back: facts of today do not know them. */
  private resets(tx: Tx, modelId: string, leadId: string): Promise<ResetAction[]> {
    return tx.query<ResetAction>(
      `SELECT name, extract(epoch FROM at)::float8 AS at
         FROM reset CROSS JOIN LATERAL (VALUES ('Reset', reset_at), ('Reset undone', undone_at)) AS v (name, at)
        WHERE workspace_id = $1 AND lead_id = $2 AND model_id = $3 AND at IS NOT NULL ORDER BY at`,
      [tx.workspaceId, leadId, modelId],
    );
  }
}

/** Every step that the chart draws, in time order. */
const courseOf = (replayed: Recorded[], before: Recorded | undefined, rows: ChangeRow[]): Step[] => [
  ...[...replayed, ...(before ? [before] : [])].map(({ at, score }) => ({ at, score, cause: null })),
  // The first score of all was no change: from the replay to it, a cause would be made up.
  ...rows.map(({ at, from_score, to_score, cause }) => ({
    at,
    score: to_score,
    cause: from_score === null ? null : cause,
  })),
];

async function named(replay: Replay, spike: Spike, resets: ResetAction[]): Promise<ScoreSpike> {
  const { since, at, from, to } = spike;
  const momentOf = async (asOf: number) => {
    const { compiled, facts } = await replay.readyFor(replay.versionAt(asOf));
    return { model: compiled, facts, asOf };
  };
  const found = difference(await momentOf(Math.ceil(since)), await momentOf(Math.ceil(at)));
  const { cause, name, hundredths } = moverOf(spike, found, resets);
  return {
    at: iso(at),
    from: toPoints(from),
    to: toPoints(to),
    cause,
    name,
    points: toPoints(hundredths),
    publishedVersion: replay.versionAt(at),
  };
}

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
