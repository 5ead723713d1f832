import type { Explanation, ExplainQuery, LedgerLine, UnmatchedRule } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { type EventTypesSeen, exactOf, type Ledger, score as scoreInFull } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { AccountReader } from '../../accounts/account-reader';
import type { SubjectKind } from '../../announcer';
import { ModelStore } from '../../models/model-store';
import { refuseOtherKind } from '../../models/refuse-other-kind';
import type { VersionRow } from '../../models/version-row';
import { ClassStore } from '../../timelines/class-store';
import { FactsReader } from '../../timelines/facts-reader';
import { RulebookStore } from '../../timelines/rulebook-store';
import { isoOf, pastSecondOf, type StoredMoment, storedMoment } from './explained-instant';
import { type LeadSubject, subjectOf } from '../lead-subject';
import { modelSubject, versionNotPublished } from '../model-subject';
import { toPoints } from '../score-level';

/** Of a lead, or of an account with so many members. */
export type SubjectExplanation = Omit<Explanation, 'leadId'> & { subjectId: string; memberCount: number };

/** Why this number: recomputed as of the instant that the stored score is of, or of any other. */
@Injectable()
export class ExplainScore {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, id: string, query: ExplainQuery, kind: SubjectKind = 'lead'): Promise<SubjectExplanation> {
    const { modelId } = query;
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      const model = await models.byId(modelId);
      refuseOtherKind(model, kind);
      const subject = await subjectOf(tx, id, kind);
      const { rootId } = subject.cluster;
      const rulebook = await this.rulebooks.hold(tx);
      const stored = await storedMoment(tx, modelId, rootId);
      const now = (await tx.scoringTime()) / 1_000;
      const asOf = query.asOf === undefined ? (stored?.shown_at ?? now) : pastSecondOf(query.asOf, now);
      const version = await this.version(models, query, stored, asOf);
      const { compiled, facts } = await modelSubject(tx, rulebook, this.classes, version, subject);
      const attributes = await attributesAsOf(tx, subject, asOf);
      const eventTypes = await typesAsOf(tx, subject, asOf);
      const ledger = scoreInFull(compiled, { ...facts, ...attributes, eventTypes }, asOf);
      return {
        subjectId: rootId,
        modelId,
        modelName: model.name,
        kind: model.kind,
        publishedVersion: version.publishedVersion,
        asOf: isoOf(asOf),
        calculatedAt: stored ? isoOf(stored.shown_at) : null,
        ...inPoints(ledger),
        memberCount: subject.account?.memberCount ?? 0,
        eventCount: subject.account?.eventCount ?? (await eventCountOf(tx, rootId)),
        lastActivityAt: (subject.account ?? subject.stored)?.lastActivityAt?.toISOString() ?? null,
      };
    });
  }

  /** What was asked for; else the stored score's own, or the one in force at that instant. */
  private async version(
    models: ModelStore,
    query: ExplainQuery,
    stored: StoredMoment | undefined,
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

const isoOrNull = (seconds: number | null): string | null => (seconds === null ? null : isoOf(seconds));

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
      ({
        kind,
        ruleId,
        about,
        name,
        conditions,
        hundredths,
        millionths,
        counted,
        ignored,
        first,
        last,
        missing,
      }): LedgerLine => ({
        kind,
        ruleId,
        about: kind === 'adjustment' || kind === 'reset' ? (about ?? null) : null,
        name,
        conditions,
        points: toPoints(hundredths),
        exact: exactOf(millionths),
        counted,
        ignored,
        firstAt: isoOrNull(first),
        lastAt: isoOrNull(last),
        ...(missing === undefined ? {} : { missing: toPoints(missing) }),
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

/** So many are read in milliseconds, whoever has how many. */
const newestEvents = 1_000;

/** Each member's newest events are looked at: of accounts with more members it would take seconds. */
const mostMembers = 500;

/** The types of events as of T, an account's by its members, only to say "has …" beside "wanted …". Undefined: too many to say. */
async function typesAsOf(tx: Tx, { cluster, account }: LeadSubject, asOf: number): Promise<EventTypesSeen | undefined> {
  if (!account) return new FactsReader(tx).typesBefore(cluster.leadIds, asOf, newestEvents);
  if (account.memberCount > mostMembers) return undefined;
  const members = await new AccountReader(tx).memberClusters([cluster.rootId]);
  return new FactsReader(tx).typesBefore(
    members.flatMap(({ leadIds }) => leadIds),
    asOf,
    newestEvents,
  );
}

/** Values as of T, only to say "has …" beside "wanted …". */
async function attributesAsOf(tx: Tx, { cluster, account }: LeadSubject, asOf: number) {
  const [own, ofAccount] = [Object.create(null), Object.create(null)] as [
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  for (const change of await new FactsReader(tx).allAttributeChanges(cluster)) {
    if (change.at < asOf) (change.account ? ofAccount : own)[change.key] = change.value;
  }
  // An account's attributes are its own.
  return { attributes: account ? ofAccount : own, accountAttributes: ofAccount };
}
