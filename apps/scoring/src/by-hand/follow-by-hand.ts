import { type ActionTaken, type CallContext, memberOf } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { RescoreAccounts } from '../accounts/rescore-accounts';
import { Announcer, type SubjectKind } from '../announcer';
import { RescoreLeads } from '../scores/rescore-leads';
import { markSimulationsStale } from '../simulation/stale-simulations';
import { FactsReader } from '../timelines/facts-reader';
import type { ActiveModel } from '../timelines/rulebook';
import { RulebookStore } from '../timelines/rulebook-store';
import { LeadMoved } from '../timelines/lead-moved';
import { TimelineStore } from '../timelines/timeline-store';

/** Whose score it is. */
export interface ScoredSubject {
  kind: SubjectKind;
  id: string;
}

/** What follows what people add to a score, in the same transaction: the score itself, and a line in the audit log. */
@Injectable()
export class FollowByHand {
  constructor(
    private readonly rulebooks: RulebookStore,
    private readonly leads: RescoreLeads,
    private readonly accounts: RescoreAccounts,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Before anything is added or taken back: whoever scores holds what it is made from first, and a merge hands over what was added by then.
   * @param named the lead that was asked for, which this one answers for
   * @returns all that it answers for now
   * @throws LeadMoved when another lead answers for either by now
   */
  async hold(tx: Tx, { kind, id }: ScoredSubject, named: string): Promise<string[]> {
    await this.rulebooks.hold(tx);
    if (kind === 'account') return [id];
    await new TimelineStore(tx).hold([id]);
    const [cluster] = await new FactsReader(tx).heldClusters([id]);
    const leadIds = cluster?.leadIds ?? [];
    if (!leadIds.includes(named.toLowerCase())) throw new LeadMoved();
    return leadIds;
  }

  async rescored(
    tx: Tx,
    { actor }: CallContext,
    { kind, id }: ScoredSubject,
    modelId: string,
    cause: 'adjustment' | 'reset',
  ): Promise<void> {
    const rulebook = await this.rulebooks.hold(tx);
    const ofIt = (models: ActiveModel[]) => models.filter((model) => model.modelId === modelId);
    if (kind === 'account')
      await this.accounts.run(tx, rulebook, ofIt(rulebook.accountModels), [id], new Map([[id, cause]]));
    else
      await this.leads.run(tx, rulebook, ofIt(rulebook.models), [id], cause, {
        touched: { by: memberOf({ actor }) },
      });
    await markSimulationsStale(tx);
  }

  acted(
    tx: Tx,
    context: CallContext,
    action: 'score_adjusted' | 'adjustment_removed' | 'score_reset' | 'reset_undone',
    of: ScoredSubject,
    details: ActionTaken['details'],
  ): Promise<void> {
    return this.announcer.acted(tx, context, { action: `${of.kind}.${action}`, subject: of, details });
  }
}
