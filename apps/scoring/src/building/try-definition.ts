import { Refusal, type Tried, type TryRequest } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { type Ledger, score as scoreInFull } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import type { SubjectKind } from '../announcer';
import { ModelStore } from '../models/model-store';
import { subjectKindOf } from '../models/refuse-other-kind';
import { withRuleIds } from '../models/rule-ids';
import { type LeadSubject, subjectOf } from '../scores/lead-subject';
import { modelSubject, type VersionToScore } from '../scores/model-subject';
import { toPoints } from '../scores/score-level';
import { ClassStore } from '../timelines/class-store';
import { RulebookStore } from '../timelines/rulebook-store';

/** A definition that nobody has stored, for some leads, beside the version in force: the same facts, the same second, the same engine. */
@Injectable()
export class TryDefinition {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, modelId: string, { definition, subjectIds }: TryRequest) {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      const { publishedVersion, kind } = await models.byId(modelId);
      const rulebook = await this.rulebooks.hold(tx);
      const asOf = (await tx.scoringTime()) / 1_000;
      const now = publishedVersion === null ? null : await models.version(modelId, publishedVersion);
      const draft = { modelId, definition: withRuleIds(definition), settings: rulebook.settings };
      const scored = async (version: VersionToScore, subject: LeadSubject) => {
        const { compiled, facts } = await modelSubject(tx, rulebook, this.classes, version, subject);
        return scoreInFull(compiled, facts, asOf);
      };
      const items: Tried[] = [];
      for (const subjectId of new Set(subjectIds)) {
        const subject = await knownSubject(tx, subjectId, subjectKindOf(kind));
        if (subject === undefined) continue;
        const ledger = await scored(draft, subject);
        items.push({
          subjectId,
          now: now && shown(await scored(now, subject)),
          draft: { ...shown(ledger), rules: pointsByRule(ledger) },
        });
      }
      return { asOf: new Date(asOf * 1_000).toISOString(), items };
    });
  }
}

/** Somebody else may have removed a lead since it was chosen: that is no reason to show nothing of the others. */
async function knownSubject(tx: Tx, subjectId: string, kind: SubjectKind): Promise<LeadSubject | undefined> {
  try {
    return await subjectOf(tx, subjectId, kind);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const shown = ({ hundredths, level: { key, name, tone } }: Ledger) => ({
  score: toPoints(hundredths),
  level: { key, name, tone },
});

/** What is left of each rule's points after its decay and cap, and how many events counted. */
function pointsByRule({ lines }: Ledger): Tried['draft']['rules'] {
  const rules = new Map<string, { hundredths: number; counted: number }>();
  for (const { ruleId, hundredths, counted } of lines) {
    if (ruleId === null) continue;
    const known = rules.get(ruleId);
    rules.set(ruleId, {
      hundredths: (known?.hundredths ?? 0) + hundredths,
      counted: (known?.counted ?? 0) + counted,
    });
  }
  return [...rules].map(([ruleId, { hundredths, counted }]) => ({ ruleId, points: toPoints(hundredths), counted }));
}
