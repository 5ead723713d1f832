import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { type Lead, type mergeHistory, type MergeHistoryEntry, type ReplyOf } from '@heatline/contracts';
import { held } from '../../../api/held';
import { told } from '../../../api/told';
import { mergeCandidate } from '../../merge/merge-candidate';
import { Merging } from '../../merge/merging';
import { OpenLead } from '../open-lead';

/** More than one page is rare: what is older is named without names. */
const most = 200;

/** What was merged into the open lead, or it into another one; and merging it. */
@Injectable()
export class LeadMerges {
  private readonly open = inject(OpenLead);
  private readonly merging = inject(Merging);
  private readonly wanted = signal(false);
  private readonly resource = httpResource<ReplyOf<typeof mergeHistory>>(() => {
    this.open.revision();
    const url = `/api/leads/${this.open.leadId()}/merge-history`;
    return this.wanted() ? { url, params: { limit: most } } : undefined;
  });
  private readonly page = held(this.resource, this.open.leadId);
  /** Newest first; undefined until they are known. */
  readonly entries = computed(() => this.page()?.items);
  readonly hasMore = computed(() => !!this.page()?.nextCursor);
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() && !this.page() ? told(error) : null;
  });
  private readonly byIds = computed(() => new Map(this.entries()?.map((entry) => [entry.mergeId, entry])));

  /** They are read from now on. */
  want() {
    this.wanted.set(true);
  }

  byId(mergeId: string): MergeHistoryEntry | undefined {
    return this.byIds().get(mergeId);
  }

  again() {
    this.resource.reload();
  }

  /** Asks with whom the open lead is to be merged. True when it was begun. */
  async merge(others: readonly Lead[] = []): Promise<boolean> {
    const lead = this.open.lead();
    if (!lead) return false;
    const data = { leads: [lead, ...others].map(mergeCandidate), pinned: lead.leadId };
    return (await this.merging.ask(data, () => this.changed())) !== undefined;
  }

  undo(entry: MergeHistoryEntry): Promise<void> {
    const leadIds = entry.leads.map(({ leadId }) => leadId);
    return this.merging.undo(entry.mergeId, leadIds, () => this.changed());
  }

  /** What is shown is read anew, also by a page that is gone by then: nobody sees it. */
  private changed() {
    this.open.reload();
  }
}
