import type { ScoreChangeCause } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import type { Facts } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { Announcer, type SubjectKind } from '../announcer';
import type { ActiveModel } from '../timelines/rulebook';
import { HandMadeStore } from '../by-hand/hand-made-store';
import { evaluate, type Evaluation, scoreThen } from './evaluate';
import { causeOf, isWorthARow, type StoredScore, wins } from './score-change';
import { ChangeIds } from './change-ids';
import { keyOf, ScoreStore, type ScoreWrite } from './score-store';

/** A lead, or an account, to evaluate; what its score is made from is held by the transaction. */
export interface Subject {
  /** The root lead, or the account. */
  leadId: string;
  revision: number;
  ownerId: string | null;
  createdAt: Date;
  lastActivity: number | null;
  facts: Pick<Facts, 'timeline' | 'dated'>;
  /** The facts as they were before this transaction; absent = nothing new is known; unknown = something is, and nobody kept what was. */
  before?: Pick<Facts, 'timeline' | 'dated'> | 'unknown' | undefined;
  /** What a change by new facts is called. */
  cause: ScoreChangeCause;
  /** The member by whose doing alone there are new facts. */
  by?: string | null;
  /** By model, of a lead that has no score for a while: history goes on from it. */
  lastShown?: ReadonlyMap<string, { score: number; level: string; peak: number }> | undefined;
}

/** Evaluates leads under models and writes scores, trend, history and announcements, all in the caller's transaction. */
@Injectable()
export class Rescore {
  constructor(private readonly announcer: Announcer) {}

  /**
   * @param models all of leads, or all of accounts
   * @returns how many scores were written, and how many of them have another score or level than before
   */
  async run(
    tx: Tx,
    models: ActiveModel[],
    subjects: Subject[],
    { runId = null, quiet = false }: { runId?: string | null; quiet?: boolean } = {},
  ) {
    if (subjects.length === 0 || models.length === 0) return { written: 0, changed: 0 };
    const scores = new ScoreStore(tx);
    const modelIds = models.map(({ modelId }) => modelId);
    const leadIds = subjects.map(({ leadId }) => leadId);
    const stored = await scores.lock(modelIds, leadIds);
    const handMade = await new HandMadeStore(tx).of(modelIds, leadIds);
    const asOf = (await tx.scoringTime()) / 1_000;

    const changeIds = new ChangeIds();
    const writes: ScoreWrite[] = [];
    for (const model of models) {
      for (const subject of subjects) {
        const key = keyOf(model.modelId, subject.leadId);
        const added = handMade.get(key) ?? { adjustments: [], resets: [] };
        const write = scoreOf(model, subject, added, stored.get(key), asOf, runId, changeIds);
        if (write) writes.push(write);
      }
    }
    await scores.save(writes, ({ modelId, leadId }) => stored.has(keyOf(modelId, leadId)));
    return { written: writes.length, changed: await this.announce(tx, kindOf(models), writes, stored, quiet) };
  }

  private async announce(
    tx: Tx,
    kind: SubjectKind,
    writes: ScoreWrite[],
    stored: Map<string, StoredScore>,
    quiet: boolean,
  ): Promise<number> {
    const changed = writes.filter(({ modelId, leadId, evaluation }) => {
      const before = stored.get(keyOf(modelId, leadId));
      return before?.score !== evaluation.score || before.level !== evaluation.level;
    });
    const crossed = changed.filter(({ change, evaluation }) => change && change.fromLevel !== evaluation.level);
    await this.announcer.scoresChanged(
      tx,
      kind,
      [...new Set(changed.map(({ modelId }) => modelId))],
      [...new Set(changed.map(({ leadId }) => leadId))],
      crossed.map(({ change, leadId }) => ({ changeId: change!.changeId, subjectId: leadId })),
      quiet,
    );
    return changed.length;
  }
}

const kindOf = ([model]: ActiveModel[]): SubjectKind => (model?.kind === 'account' ? 'account' : 'lead');

function scoreOf(
  model: ActiveModel,
  subject: Subject,
  added: Pick<Facts, 'adjustments' | 'resets'>,
  stored: StoredScore | undefined,
  asOf: number,
  runId: string | null,
  changeIds: ChangeIds,
): ScoreWrite | null {
  const basis = { publishedVersion: model.publishedVersion, revision: subject.revision, calculatedAt: asOf };
  if (!wins(basis, stored)) return null;
  const createdAt = Math.floor(subject.createdAt.getTime() / 1_000);
  const evaluation = evaluate(model, { ...subject.facts, ...added, createdAt }, asOf);
  const cause = causeFor(model, subject, added, stored, evaluation, asOf);
  const worth = isWorthARow(stored, evaluation, cause);
  const last = subject.lastShown?.get(model.modelId);
  const peak = stored?.peak ?? last?.peak;
  return {
    ...basis,
    modelId: model.modelId,
    leadId: subject.leadId,
    evaluation,
    ownerId: subject.ownerId,
    lastActivity: subject.lastActivity,
    peak: peak == null ? evaluation.highest : Math.max(peak, evaluation.score),
    recorded: worth ? evaluation.score : (stored?.recorded ?? evaluation.score),
    change: worth
      ? {
          changeId: changeIds.nextText(),
          from: stored?.score ?? last?.score ?? null,
          fromLevel: stored?.level ?? last?.level ?? null,
          cause,
          runId,
          // What time or another version did is nobody's doing.
          by: cause === subject.cause ? (subject.by ?? null) : null,
        }
      : null,
  };
}

/** Old facts at the new T tell what time did, the new facts what they did; the rest is the version's. */
function causeFor(
  model: ActiveModel,
  { before, cause, createdAt }: Subject,
  added: Pick<Facts, 'adjustments' | 'resets'>,
  stored: StoredScore | undefined,
  { score }: Evaluation,
  asOf: number,
): ScoreChangeCause {
  if (stored === undefined || stored.score === null) return cause;
  const sameVersion = stored.publishedVersion === model.publishedVersion;
  if (before === 'unknown') {
    const difference = score - stored.score;
    return causeOf({ time: 0, facts: sameVersion ? difference : 0, version: sameVersion ? 0 : difference }, cause);
  }
  const oldFacts = before && { ...before, ...added, createdAt: Math.floor(createdAt.getTime() / 1_000) };
  const byOldFacts = oldFacts && score !== stored.score ? scoreThen(model.compiled, oldFacts, asOf) : score;
  const rest = byOldFacts - stored.score;
  return causeOf({ time: sameVersion ? rest : 0, facts: score - byOldFacts, version: sameVersion ? 0 : rest }, cause);
}
