import { type FactsRecorded, factsRecorded } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Consumers, firstTime, type Heard } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { keepAccountActivity } from '../accounts/account-activity';
import { type DueAccount, type DueCause, makeDue } from '../accounts/due-accounts';
import { FollowMerges, type MergeCause } from '../merges/follow-merges';
import { movedAtOnce, weightOf } from '../merges/followed-together';
import { Rescore } from '../scores/rescore';
import { ScoreStore } from '../scores/score-store';
import { markSimulationsStale } from '../simulation/stale-simulations';
import { ClassStore } from '../timelines/class-store';
import { FactsReader } from '../timelines/facts-reader';
import { refreshTimelinesOf, type RefreshedLead, type Wanted } from '../timelines/refresh-timelines-of';
import type { Rulebook } from '../timelines/rulebook';
import { RulebookStore } from '../timelines/rulebook-store';
import { TimelineStore } from '../timelines/timeline-store';
import { byMerge, type HeardFacts, heardFacts, inBatches } from './heard-facts';
import { inLanes } from './in-lanes';

const durable = 'scoring-timelines';
/** Messages taken at once; sent singly they carry one lead each. */
const maxMessages = 300;
/** Leads in one transaction: long enough to be worth its commit, short enough that nobody waits for its locks. */
const maxLeads = 1_000;
/** Transactions at once: the leads of one are evaluated while the database works for the other. Both hold leads in the order of ids. */
const lanes = 2;

/** New facts reach timelines and scores: one transaction a batch, in whatever order and however often they are announced. */
@Injectable()
export class RescoreWhenFactsRecorded {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
    private readonly rescore: Rescore,
    private readonly merges: FollowMerges,
    consumers: Consumers,
  ) {
    consumers.listen({
      durable,
      to: factsRecorded,
      maxBatch: maxMessages,
      handle: (batch, workspaceId) => this.handle(batch, workspaceId),
    });
  }

  async handle(messages: Heard<FactsRecorded>[], workspaceId: string): Promise<void> {
    // What merges say goes by itself, so that leads are held in one go.
    const { merge = [], unmerge = [], other = [] } = byMerge(messages);
    const rescore = ({ batch, cause }: { batch: Heard<FactsRecorded>[]; cause: MergeCause | null }) =>
      this.rescoreOnce(batch, workspaceId, cause);
    try {
      // And first: one that has just parted would be scored as if it were new, by what it did then.
      await inLanes(lanes, await this.moved({ merge, unmerge }, workspaceId), rescore);
    } finally {
      const batches = inBatches(other, maxLeads).map((batch) => ({ batch, cause: null }));
      await inLanes(lanes, batches, rescore);
    }
  }

  /** Nobody counts what leads did while nobody was merged. */
  private async moved(told: Record<MergeCause, Heard<FactsRecorded>[]>, workspaceId: string) {
    const named = Object.values(told).flatMap((messages) => messages.flatMap(({ payload }) => payload.leads));
    if (named.length === 0) return [];
    const counts = await this.database.inWorkspace(workspaceId, (tx) =>
      new TimelineStore(tx).eventCounts(named.map(({ leadId }) => leadId)),
    );
    const weigh = (leads: FactsRecorded['leads']) =>
      weightOf(
        leads.map(({ leadId }) => leadId),
        counts,
      );
    return (['merge', 'unmerge'] as const).flatMap((cause) =>
      inBatches(told[cause], movedAtOnce, weigh).map((batch) => ({ batch, cause })),
    );
  }

  private rescoreOnce(batch: Heard<FactsRecorded>[], workspaceId: string, cause: MergeCause | null): Promise<void> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const fresh = await firstTime(tx, durable, batch);
      const heard = heardFacts(fresh.map(({ payload }) => payload));
      if (cause === null) await this.apply(tx, heard);
      else await this.merges.follow(tx, { ...heard, leadIds: heard.leads.map(({ leadId }) => leadId), cause });
    });
  }

  private async apply(tx: Tx, heard: HeardFacts): Promise<void> {
    const rulebook = await this.rulebooks.hold(tx);
    const wanted = await this.wanted(tx, heard, rulebook);
    const leads = wanted.length > 0 ? await refreshTimelinesOf(tx, rulebook, this.classes, wanted) : [];
    const changed = leads.length > 0 ? await this.rescoreLeads(tx, rulebook, leads, heard) : [];
    // What an account is said to be, and who belongs to it, is in no timeline.
    if (heard.accountIds.length > 0 && changed.length === 0) await markSimulationsStale(tx);
    await keepAccountActivity(tx, leads, heard.accountIds);
    // Nobody scores accounts: then nothing is noted, and whoever begins to recalculates all of them.
    if (rulebook.accountModels.length > 0) await makeDue(tx, dueAccounts(heard, wanted, changed));
  }

  private async rescoreLeads(tx: Tx, rulebook: Rulebook, leads: RefreshedLead[], heard: HeardFacts) {
    const changed = leads.filter((lead) => lead.changed);
    if (changed.length > 0) await markSimulationsStale(tx);
    const fresh = [...changed, ...(await this.readAhead(tx, rulebook, leads))];
    await this.rescore.run(
      tx,
      rulebook.models,
      fresh.map((lead) => ({ ...lead, facts: lead.after, cause: causeOf(lead, heard) })),
    );
    return fresh;
  }

  /** Leads whose facts somebody has read before they were announced: Update score for its one model, a rebuild for none. */
  private async readAhead(tx: Tx, { models }: Rulebook, leads: RefreshedLead[]) {
    const same = leads.filter((lead) => !lead.changed);
    if (same.length === 0) return [];
    const behind = await new ScoreStore(tx).behind(
      models.map(({ modelId }) => modelId),
      same,
    );
    return same
      .filter(({ leadId }) => behind.has(leadId))
      .map((lead) => ({ ...lead, before: 'unknown' as const, eventsChanged: true }));
  }

  /** Facts are announced for the leads that they were recorded for; the roots that answer for these are what is scored. */
  private async wanted(tx: Tx, heard: HeardFacts, rulebook: Rulebook): Promise<Wanted[]> {
    const reader = new FactsReader(tx);
    // An account's members matter only while a condition asks for the account.
    const members =
      heard.accountIds.length > 0 && rulebook.attributeKeys.account.length > 0
        ? await reader.membersOf(heard.accountIds)
        : [];
    const clusters = await reader.clusters([...heard.leads.map(({ leadId }) => leadId), ...members]);
    const leads = new Map(heard.leads.map((lead) => [lead.leadId, lead]));
    const touched = new Set(members);
    return clusters.map((cluster) => {
      const told = cluster.leadIds.flatMap((leadId) => leads.get(leadId) ?? []);
      const seconds = told.flatMap(({ from }) => from ?? []);
      return {
        cluster,
        from: seconds.length > 0 ? Math.min(...seconds) : null,
        profile: told.some(({ attributes }) => attributes) || cluster.leadIds.some((leadId) => touched.has(leadId)),
      };
    });
  }
}

type FreshLead = Pick<RefreshedLead, 'leadId' | 'eventsChanged'>;

/**
 * Accounts of the leads that did something, or whose timelines are not as they were, and those that were announced themselves. Not only
 * when the events are new to the timelines: a rebuild of these, which scores nobody, may have read them first.
 */
function dueAccounts(heard: HeardFacts, wanted: Wanted[], changed: FreshLead[]): DueAccount[] {
  const notAsTheyWere = new Set(changed.map(({ leadId }) => leadId));
  const due = new Map<string, DueAccount>();
  for (const accountId of heard.accountIds) due.set(accountId, { accountId, cause: 'attributes' });
  for (const { cluster, from } of wanted) {
    const { rootId, accountId } = cluster;
    const didSomething = from !== null;
    if (accountId === null || !(didSomething || notAsTheyWere.has(rootId))) continue;
    due.set(accountId, { accountId, cause: causeOf({ eventsChanged: didSomething }, heard) });
  }
  return [...due.values()];
}

const causeOf = ({ eventsChanged }: Pick<FreshLead, 'eventsChanged'>, { imported }: HeardFacts): DueCause =>
  imported ? 'import' : eventsChanged ? 'activity' : 'attributes';
