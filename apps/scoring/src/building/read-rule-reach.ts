import { reachDays, type RuleReach } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { type Ledger, score } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../models/model-store';
import { subjectKindOf } from '../models/refuse-other-kind';
import { withRuleIds } from '../models/rule-ids';
import { knows } from '../scores/model-subject';
import { evenSample } from '../simulation/even-sample';
import { simulatedFacts } from '../simulation/simulated-facts';
import { askedFor } from '../simulation/simulation-sides';
import { ClassStore } from '../timelines/class-store';
import { RulebookStore } from '../timelines/rulebook-store';

/** How many each rule of a draft reaches: by the ledgers of leads spread evenly over all. */
@Injectable()
export class ReadRuleReach {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, modelId: string): Promise<RuleReach> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      const subject = subjectKindOf((await models.byId(modelId)).kind);
      const { definition: drafted } = await models.draft(modelId);
      const rulebook = await this.rulebooks.hold(tx);
      const { settings } = rulebook;
      const definition = withRuleIds(drafted);
      const known = await knows(tx, askedFor({ before: null, after: { ...definition, settings } }).keys);
      const { total, ids } = await evenSample(tx, subject, known ? 'known' : 'unknown');
      const asOf = (await tx.scoringTime()) / 1_000;
      const asked = { modelId, subject, publishedVersion: null, definition, settings };
      const { sides, facts } = await simulatedFacts(tx, rulebook, this.classes, asked, ids);
      const reached = new Map<string, number>();
      for (const one of facts.values())
        for (const ruleId of rulesThatReach(score(sides.after, one, asOf), asOf))
          reached.set(ruleId, (reached.get(ruleId) ?? 0) + 1);
      const share = facts.size === 0 ? 0 : total / facts.size;
      return {
        asOf: new Date(asOf * 1_000).toISOString(),
        exact: facts.size === total,
        total,
        rules: definition.rules.map(({ id }) => ({
          ruleId: id!,
          reached: Math.round((reached.get(id!) ?? 0) * share),
        })),
      };
    });
  }
}

function rulesThatReach({ lines }: Ledger, asOf: number): Set<string> {
  const since = asOf - reachDays * 86_400;
  const reaching = lines.filter(
    ({ kind, last }) => kind === 'attribute' || (kind === 'rule' && (last === null || last >= since)),
  );
  return new Set(reaching.flatMap(({ ruleId }) => ruleId ?? []));
}
