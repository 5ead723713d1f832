import { type DifferenceQuery, Refusal, type ScoreDifference } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { difference, type Ledger, type LineDifference, type Moment } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../../models/model-store';
import { refuseOtherKind } from '../../models/refuse-other-kind';
import { ClassStore } from '../../timelines/class-store';
import { RulebookStore } from '../../timelines/rulebook-store';
import { isoOf, pastSecondOf, storedMoment } from './explained-instant';
import { subjectOf } from '../lead-subject';
import { Replay } from '../history/replay';
import { toPoints } from '../score-level';

/** Why a score is another one than it was: by cause, and by line of the ledger. */
@Injectable()
export class ExplainDifference {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, leadId: string, query: DifferenceQuery): Promise<ScoreDifference> {
    const { modelId } = query;
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const model = await new ModelStore(tx).byId(modelId);
      refuseOtherKind(model, 'lead');
      const subject = await subjectOf(tx, leadId);
      const rulebook = await this.rulebooks.hold(tx);
      const now = (await tx.scoringTime()) / 1_000;
      const stored = await storedMoment(tx, modelId, subject.cluster.rootId);
      const from = pastSecondOf(query.from, now);
      const to = query.to === undefined ? (stored?.shown_at ?? now) : pastSecondOf(query.to, now);
      if (from > to) throw new Refusal('range_invalid', {}, '"from" is not after "to"');
      const replay = await Replay.of(tx, rulebook, this.classes, modelId, subject);
      const versions = [
        replay.versionAt(from),
        query.to === undefined && stored ? stored.published_version : replay.versionAt(to),
      ] as const;
      const momentOf = async (publishedVersion: number, asOf: number): Promise<Moment> => {
        const { compiled, facts } = await replay.readyFor(publishedVersion);
        return { model: compiled, facts, asOf };
      };
      const found = difference(await momentOf(versions[0], from), await momentOf(versions[1], to));
      return {
        leadId: subject.cluster.rootId,
        modelId,
        modelName: model.name,
        kind: model.kind,
        from: sideOf(found.before, versions[0]),
        to: sideOf(found.after, versions[1]),
        points: toPoints(found.hundredths),
        causes: found.parts.map(({ cause, at, hundredths, lines }) => ({
          cause,
          at: at === null ? null : isoOf(at),
          points: toPoints(hundredths),
          lines: lines.map(toLine),
        })),
      };
    });
  }
}

const sideOf = ({ asOf, hundredths, level }: Ledger, publishedVersion: number): ScoreDifference['from'] => ({
  asOf: isoOf(asOf),
  score: toPoints(hundredths),
  level: { key: level.key, name: level.name, tone: level.tone },
  publishedVersion,
});

const toLine = ({ hundredths, before, after, last, ...line }: LineDifference) => ({
  ...line,
  points: toPoints(hundredths),
  before: toPoints(before),
  after: toPoints(after),
  lastAt: last === null ? null : isoOf(last),
});
