import type { Conversion } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { compileConversion, type ConversionFound, conversionsIn, criteriaOfConversion } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../models/model-store';
import { refuseOtherKind } from '../models/refuse-other-kind';
import { ClassStore } from '../timelines/class-store';
import type { Rulebook } from '../timelines/rulebook';
import { RulebookStore } from '../timelines/rulebook-store';
import { freshFacts, type LeadSubject, subjectOf } from './lead-subject';
import { Replay } from './history/replay';
import { toPoints } from './score-level';

/** More are no news: a shop's regular buys every week. */
const maxConversions = 100;

/** When a lead became a customer, and what its score was then: as of that second, so without the conversion itself. */
@Injectable()
export class LeadConversions {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, leadId: string, modelId: string): Promise<Conversion[]> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      refuseOtherKind(await new ModelStore(tx).byId(modelId), 'lead');
      const subject = await subjectOf(tx, leadId);
      const rulebook = await this.rulebooks.hold(tx);
      const replay = await Replay.of(tx, rulebook, this.classes, modelId, subject);
      const now = (await tx.scoringTime()) / 1_000;
      return withScores(replay, await conversionsOf(tx, rulebook, this.classes, subject, now));
    });
  }
}

/** Conversions before `until` by the stored timeline, or by the raw events while its reading for them is not complete. Oldest first. */
export async function conversionsOf(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  subject: LeadSubject,
  until: number,
): Promise<ConversionFound[]> {
  const { conversion } = rulebook;
  if (!conversion) return [];
  if (conversion.ready) {
    await classes.refresh(tx, rulebook.catalog);
    return subject.stored ? conversionsIn(conversion.compiled, subject.stored.timeline, until, maxConversions) : [];
  }
  const { definition, zone } = conversion;
  const { catalog, facts } = await freshFacts(tx, [subject.cluster], criteriaOfConversion(definition, zone), []);
  const compiled = compileConversion(definition, zone, catalog);
  return compiled.ok
    ? conversionsIn(compiled.value, facts.get(subject.cluster.rootId)!.timeline, until, maxConversions)
    : [];
}

async function withScores(replay: Replay, conversions: ConversionFound[]): Promise<Conversion[]> {
  const scored: Conversion[] = [];
  for (const { time, kind, what } of conversions) {
    const { score, level, publishedVersion } = await replay.at(time);
    const { key, name, tone } = level;
    scored.push({
      at: new Date(time * 1_000).toISOString(),
      kind,
      what,
      score: toPoints(score),
      level: { key, name, tone },
      publishedVersion,
    });
  }
  return scored;
}
