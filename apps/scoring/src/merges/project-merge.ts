import { type MergeRequest, type ProjectedScore, Refusal } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { type Facts, newLeanScore, scoreLean } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { HandMadeStore } from '../by-hand/hand-made-store';
import { toPoints } from '../scores/score-level';
import { keyOf } from '../scores/score-store';
import { ClassStore } from '../timelines/class-store';
import { type Cluster, FactsReader } from '../timelines/facts-reader';
import type { ActiveModel, Rulebook } from '../timelines/rulebook';
import { RulebookStore } from '../timelines/rulebook-store';
import { packLeads } from './pack-leads';
import { takenOver } from './taken-over';

const lean = newLeanScore();

/** What every model in use says of a lead now, and would say of it together with others. By the facts themselves; nothing is written. */
@Injectable()
export class ProjectMerge {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, { targetId, leadIds }: MergeRequest): Promise<{ scores: ProjectedScore[] }> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const rulebook = await this.rulebooks.hold(tx);
      const [target, ...others] = await inOrder(tx, [targetId, ...leadIds]);
      const [now, projected] = await this.packed(tx, rulebook, target!, others);
      const handMade = await new HandMadeStore(tx).of(
        rulebook.models.map(({ modelId }) => modelId),
        [target!, ...others].map(({ rootId }) => rootId),
      );
      const addedTo = (modelId: string, clusters: Cluster[]) => {
        const added = clusters.flatMap(({ rootId }) => handMade.get(keyOf(modelId, rootId)) ?? []);
        return {
          adjustments: added.flatMap(({ adjustments }) => adjustments),
          resets: added.flatMap(({ resets }) => resets),
        };
      };
      const asOf = (await tx.scoringTime()) / 1_000;
      const scores = (await namedModels(tx, rulebook)).map(({ name, model }): ProjectedScore => {
        const { modelId, kind } = model;
        const before = scored(model, { ...now!, ...addedTo(modelId, [target!]) }, asOf);
        const after = scored(model, { ...projected!, ...addedTo(modelId, [target!, ...others]) }, asOf);
        return {
          modelId,
          name,
          kind,
          now: before.points,
          level: before.level,
          projected: after.points,
          projectedLevel: after.level,
        };
      });
      return { scores };
    });
  }

  private async packed(tx: Tx, rulebook: Rulebook, target: Cluster, others: Cluster[]) {
    const reader = new FactsReader(tx);
    const accountId = target.accountId ?? others.find((other) => other.accountId !== null)?.accountId ?? null;
    const whole = { ...target, accountId, leadIds: [target, ...others].flatMap(({ leadIds }) => leadIds) };
    const { own, account } = rulebook.attributeKeys;
    const changes = await reader.attributeChanges([target, ...others], { own, account: [] });
    const ofAccount = async (cluster: Cluster) =>
      (await reader.attributeChanges([cluster], { own: [], account })).get(cluster.rootId)!;
    const ofTarget = changes.get(target.rootId)!;
    const ofWhole = takenOver(
      ofTarget,
      others.map(({ rootId }) => changes.get(rootId)!),
    );
    return packLeads(tx, rulebook, this.classes, [
      { cluster: target, changes: [...ofTarget, ...(await ofAccount(target))] },
      { cluster: whole, changes: [...ofWhole, ...(await ofAccount(whole))] },
    ]);
  }
}

/**
 * Who answers for these, each once, in this order.
 * @throws Refusal `lead_not_found`
 */
async function inOrder(tx: Tx, leadIds: string[]): Promise<Cluster[]> {
  const clusters = await new FactsReader(tx).clusters(leadIds);
  const answering = new Map(clusters.flatMap((cluster) => cluster.leadIds.map((id) => [id, cluster])));
  return [
    ...new Set(
      leadIds.map((leadId) => {
        const cluster = answering.get(leadId.toLowerCase());
        if (!cluster) throw new Refusal('lead_not_found', { leadId }, 'There is no such lead');
        return cluster;
      }),
    ),
  ];
}

/** Primary ones first, then by name, as everywhere. */
async function namedModels(tx: Tx, { models }: Rulebook): Promise<{ name: string; model: ActiveModel }[]> {
  const rows = await tx.query<{ model_id: string; name: string }>(
    'SELECT model_id, name FROM model WHERE workspace_id = $1 AND model_id = ANY ($2) ORDER BY is_primary DESC, lower(name), model_id',
    [tx.workspaceId, models.map(({ modelId }) => modelId)],
  );
  const byId = new Map(models.map((model) => [model.modelId, model]));
  return rows.map(({ model_id, name }) => ({ name, model: byId.get(model_id)! }));
}

function scored({ compiled, levels }: ActiveModel, facts: Facts, asOf: number): { points: number; level: string } {
  scoreLean(compiled, facts, asOf, lean);
  return { points: toPoints(lean.hundredths), level: levels[lean.level]!.key };
}
