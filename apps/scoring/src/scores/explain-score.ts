import { type Explanation, type ExplainQuery, type LedgerLine, Refusal, type UnmatchedRule } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { exactOf, type Ledger, score as scoreInFull } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../models/model-store';
import type { VersionRow } from '../models/version-row';
import { ClassStore } from '../timelines/class-store';
import { FactsReader } from '../timelines/facts-reader';
import { RulebookStore } from '../timelines/rulebook-store';
import { shownAt, shownVersion } from './shown';
import { subjectOf } from './lead-subject';
import { modelSubject, versionNotPublished } from './model-subject';
import { toPoints } from './score-level';

interface StoredRow {
  published_version: number;
  /** Seconds since 1970. */
  shown_at: number;
}

/** Why this number: recomputed as of the instant that the stored score is of, or of any other. */
@Injectable()
export class ExplainScore {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, leadId: string, query: ExplainQuery): Promise<Explanation> {
    const { modelId } = query;
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      const model = await models.byId(modelId);
      const subject = await subjectOf(tx, leadId);
      const { rootId } = subject.cluster;
      const rulebook = await this.rulebooks.hold(tx);
      const stored = await this.stored(tx, modelId, rootId);
      const now = (await tx.scoringTime()) / 1_000;
      const asOf = query.asOf === undefined ? (stored?.shown_at ?? now) : Math.ceil(Date.parse(query.asOf) / 1_000);
      if (asOf > now)
        throw new Refusal(
          'as_of_in_future',
          { now: iso(now) },
          'The future is not known yet: give an instant that has passed',
        );
      const version = await this.version(models, query, stored, asOf);
      const { compiled, facts } = await modelSubject(tx, rulebook, this.classes, version, subject);
      const attributes = await attributesAsOf(tx, subject.cluster.rootId, asOf);
      const ledger = scoreInFull(compiled, { ...facts, ...attributes }, asOf);
      return {
        leadId: rootId,
        modelId,
        modelName: model.name,
        kind: model.kind,
        publishedVersion: version.publishedVersion,
        asOf: iso(asOf),
        calculatedAt: stored ? iso(stored.shown_at) : null,
        ...inPoints(ledger),
        eventCount: await eventCountOf(tx, rootId),
        lastActivityAt: subject.stored?.lastActivityAt?.toISOString() ?? null,
      };
    });
  }

  private stored(tx: Tx, modelId: string, leadId: string): Promise<StoredRow | undefined> {
    return tx.one<StoredRow>(
      `SELECT ${shownVersion} AS published_version, extract(epoch FROM ${shownAt})::float8 AS shown_at
         FROM score s JOIN model m USING (workspace_id, model_id)
        WHERE s.workspace_id = $1 AND s.model_id = $2 AND s.lead_id = $3 AND s.score IS NOT NULL`,
      [tx.workspaceId, modelId, leadId],
    );
  }

  /** What was asked for; else the stored score's own, or the one in force at that instant. */
  private async version(
    models: ModelStore,
    query: ExplainQuery,
    stored: StoredRow | undefined,
    asOf: number,
  ): Promise<VersionRow> {
    const { modelId, publishedVersion } = query;
    if (publishedVersion !== undefined) return models.version(modelId, publishedVersion);
    if (query.asOf === undefined && stored) return models.version(modelId, stored.published_version);
    const inForce = await models.versionAt(modelId, new Date(asOf * 1_000));
    if (!inForce) throw versionNotPublished(modelId);
    return inForce;
  }
}

const iso = (seconds: number): string => new Date(seconds * 1_000).toISOString();
const isoOrNull = (seconds: number | null): string | null => (seconds === null ? null : iso(seconds));

export function inPoints(
  ledger: Ledger,
): Pick<Explanation, 'score' | 'exact' | 'level' | 'toNextLevel' | 'lines' | 'unmatched'> {
  const { level, toNextLevel } = ledger;
  return {
    score: toPoints(ledger.hundredths),
    exact: exactOf(ledger.millionths),
    level: { key: level.key, name: level.name, tone: level.tone },
    toNextLevel: toNextLevel && {
      level: { key: toNextLevel.level.key, name: toNextLevel.level.name, tone: toNextLevel.level.tone },
      from: toNextLevel.level.from ?? 0,
      percent: toNextLevel.percent,
      missing: toPoints(toNextLevel.missingHundredths),
    },
    lines: ledger.lines.map(
      ({ kind, ruleId, name, conditions, hundredths, millionths, counted, ignored, first, last }): LedgerLine => ({
        kind,
        ruleId,
        name,
        conditions,
        points: toPoints(hundredths),
        exact: exactOf(millionths),
        counted,
        ignored,
        firstAt: isoOrNull(first),
        lastAt: isoOrNull(last),
      }),
    ),
    unmatched: ledger.unmatched.map(
      ({ ruleId, name, kind, conditions, hundredths, reason, has, wanted }): UnmatchedRule => ({
        ruleId,
        name,
        kind,
        conditions,
        points: toPoints(hundredths),
        reason,
        has,
        wanted,
      }),
    ),
  };
}

async function eventCountOf(tx: Tx, leadId: string): Promise<number> {
  const row = await tx.one<{ event_count: number }>(
    'SELECT event_count FROM timeline WHERE workspace_id = $1 AND lead_id = $2',
    [tx.workspaceId, leadId],
  );
  return row?.event_count ?? 0;
}

/** Values as of T, only to say "has …" beside "wanted …". */
async function attributesAsOf(tx: Tx, leadId: string, asOf: number) {
  const [cluster] = await new FactsReader(tx).clusters([leadId]);
  const [own, account] = [Object.create(null), Object.create(null)] as [
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  if (cluster) {
    for (const { account: ofAccount, key, value, at } of await new FactsReader(tx).allAttributeChanges(cluster)) {
      if (at < asOf) (ofAccount ? account : own)[key] = value;
    }
  }
  return { attributes: own, accountAttributes: account };
}
