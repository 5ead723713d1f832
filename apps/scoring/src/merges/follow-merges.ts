import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { keepAccountActivity } from '../accounts/account-activity';
import { makeDue } from '../accounts/due-accounts';
import { Rescore, type Subject } from '../scores/rescore';
import { ScoreStore } from '../scores/score-store';
import { markSimulationsStale } from '../simulation/stale-simulations';
import { ClassStore } from '../timelines/class-store';
import { type Cluster, FactsReader } from '../timelines/facts-reader';
import { LeadMoved } from '../timelines/lead-moved';
import { refreshTimelinesOf } from '../timelines/refresh-timelines-of';
import type { Rulebook } from '../timelines/rulebook';
import { RulebookStore } from '../timelines/rulebook-store';
import { TimelineStore } from '../timelines/timeline-store';
import { absorbedOf, followedTogether } from './followed-together';
import { MergeStore } from './merge-store';

export type MergeCause = 'merge' | 'unmerge';

/** Leads that were merged, or parted again: those that stayed as well as those that went or came back. */
export interface Moved {
  leadIds: string[];
  /** Whose members are others now. */
  accountIds?: string[];
  cause: MergeCause;
}

/**
 * Scores follow who answers for whom. It goes by what is so now and not by what was done: whatever was merged or parted, in whatever order
 * and however often it is said, the same comes out.
 */
@Injectable()
export class FollowMerges {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
    private readonly rescore: Rescore,
  ) {}

  async run(workspaceId: string, named: string[], cause: MergeCause): Promise<void> {
    const leadIds = named.map((id) => id.toLowerCase());
    const { clusters, counts } = await this.database.inWorkspace(workspaceId, async (tx) => {
      const clusters = await new FactsReader(tx).clusters(leadIds);
      const counts = await new TimelineStore(tx).eventCounts(clusters.flatMap((cluster) => cluster.leadIds));
      return { clusters, counts };
    });
    for (const part of followedTogether(clusters, leadIds, counts))
      await this.database.inWorkspace(workspaceId, (tx) => this.follow(tx, { leadIds: part, cause }));
  }

  /** The caller's transaction holds nothing of leads before. */
  async follow(tx: Tx, { leadIds, accountIds = [], cause }: Moved): Promise<void> {
    if (leadIds.length + accountIds.length === 0) return;
    const rulebook = await this.rulebooks.hold(tx);
    const clusters = await new FactsReader(tx).clusters(leadIds);
    const rootIds = clusters.map(({ rootId }) => rootId);
    const absorbedIds = clusters.flatMap((cluster) => absorbedOf(cluster, leadIds));
    const { dropped, returned } = await this.hold(tx, clusters, absorbedIds);
    const store = new MergeStore(tx);
    const handed = await store.handOver([...leadIds, ...clusters.flatMap((cluster) => cluster.leadIds)], rootIds);
    const subjects = await this.readAnew(tx, rulebook, clusters, handed);
    const moved = subjects.filter(({ isNew }) => isNew);

    if (dropped || moved.length + accountIds.length > 0) await markSimulationsStale(tx);
    await store.holdScores(
      rulebook.models.map(({ modelId }) => modelId),
      [...rootIds, ...absorbedIds],
    );
    await store.dropScores(absorbedIds);
    await new TimelineStore(tx).drop(absorbedIds);
    const lastShown = await store.lastShown(returned);
    await this.rescore.run(
      tx,
      rulebook.models,
      moved.map(({ lead, before, revision }): Subject => ({
        ...lead,
        revision,
        facts: lead.after,
        before,
        cause,
        // Nobody's doing: neither are the events new, nor did they happen to whoever merged.
        by: null,
        lastShown: lastShown.get(lead.leadId),
      })),
    );

    const accounts = [...new Set([...accountIds, ...(await store.accountsOf([...leadIds, ...rootIds]))])];
    await keepAccountActivity(
      tx,
      subjects.map(({ lead }) => lead),
      accounts,
    );
    if (rulebook.accountModels.length === 0) return;
    const due = dropped || moved.length > 0 ? accounts : accountIds;
    await makeDue(
      tx,
      due.map((accountId) => ({ accountId, cause })),
    );
  }

  /**
   * The timelines of all of them, made where they are missing: so whoever makes one of a lead that has just gone is waited for, and finds
   * afterwards that it has.
   */
  private async hold(tx: Tx, clusters: Cluster[], absorbedIds: string[]) {
    const absorbed = new Set(absorbedIds);
    const held = await new TimelineStore(tx).lock(
      clusters.flatMap(({ rootId, leadIds, createdAt }) =>
        [rootId, ...leadIds.filter((id) => absorbed.has(id))].map((id) => ({ rootId: id, createdAt })),
      ),
    );
    const now = await new FactsReader(tx).heldClusters(clusters.map(({ rootId }) => rootId));
    const members = new Set(now.flatMap(({ leadIds }) => leadIds));
    if (absorbedIds.some((id) => !members.has(id))) throw new LeadMoved();
    return {
      dropped: held.some(({ leadId, revision }) => revision > 0 && absorbed.has(leadId)),
      returned: held.flatMap(({ leadId, revision }) => (revision === 0 && !absorbed.has(leadId) ? leadId : [])),
    };
  }

  /** The roots, and which of them have something that their scores do not know. */
  private async readAnew(tx: Tx, rulebook: Rulebook, clusters: Cluster[], handed: Set<string>) {
    const wanted = clusters.map((cluster) => ({ cluster, from: 0, profile: true }));
    const leads = wanted.length > 0 ? await refreshTimelinesOf(tx, rulebook, this.classes, wanted) : [];
    const behind = await new ScoreStore(tx).behind(
      rulebook.models.map(({ modelId }) => modelId),
      leads,
    );
    // What was added by hand counts as the timeline does, so it moves the revision, too.
    const touched = new Set(leads.flatMap(({ leadId, changed }) => (!changed && handed.has(leadId) ? leadId : [])));
    await new TimelineStore(tx).touch([...touched]);
    return leads.map((lead) => ({
      lead,
      isNew: lead.changed || handed.has(lead.leadId) || behind.has(lead.leadId),
      revision: touched.has(lead.leadId) ? lead.revision + 1 : lead.revision,
      before: lead.changed && !handed.has(lead.leadId) ? lead.before : ('unknown' as const),
    }));
  }
}
