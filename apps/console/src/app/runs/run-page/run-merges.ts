import { httpResource } from '@angular/common/http';
import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { mergesOfRun, MergeState, ReplyOf, RunDetail } from '@heatline/contracts';
import { Button, Failed, formatCount, Skeleton, Tag } from '@heatline/ui';
import { held } from '../../api/held';
import { eventsOf, refusalOf, stateWords } from '../../api/merge-words';
import { told } from '../../api/told';

const atFirst = 20;
const most = 200;

/** What became of each merge of a run. */
@Component({
  selector: 'hl-run-merges',
  imports: [Button, Failed, RouterLink, Skeleton, Tag],
  templateUrl: './run-merges.html',
  styleUrls: ['./run-outcomes.css', './run-merges.css'],
})
export class RunMerges {
  readonly run = input.required<RunDetail>();
  protected readonly state = signal<MergeState | ''>('');
  /** Of the run only its id: it is another object with each reading. */
  private readonly runId = computed(() => this.run().runId);
  /** They move with the run. */
  private readonly progress = computed(() => `${this.run().done} ${this.run().state}`);
  private readonly limit = signal(atFirst);
  protected readonly choices: readonly MergeState[] = ['merged', 'refused', 'undone', 'waiting'];
  protected readonly words = stateWords;
  protected readonly count = formatCount;
  protected readonly most = most;
  /** Undone ones come out of the lead that they went into. */
  protected readonly undoes = computed(() => this.run().kind === 'unmergeLeads');
  protected readonly page = httpResource<ReplyOf<typeof mergesOfRun>>(() => {
    this.progress();
    return {
      url: `/api/runs/${this.runId()}/merges`,
      params: { limit: this.limit(), ...(this.state() ? { state: this.state() } : {}) },
    };
  });
  private readonly shown = held(this.page, () => this.runId() + this.state());
  protected readonly rows = computed(() =>
    this.shown()?.items.map((merge) => ({
      ...merge,
      refusal: refusalOf(merge),
      outcome: stateWords[merge.state],
      events: eventsOf(merge.leads),
    })),
  );
  protected readonly hasMore = computed(() => !!this.shown()?.nextCursor);
  /** More are asked for than are shown. */
  protected readonly asksMore = computed(() => this.hasMore() && this.limit() > (this.rows()?.length ?? 0));
  private readonly failed = computed(() => {
    const error = this.page.error();
    return error && !this.page.isLoading() ? told(error) : null;
  });
  protected readonly failure = computed(() => (this.shown() ? null : this.failed()));
  protected readonly moreFailed = computed(() => (this.asksMore() ? this.failed() : null));

  protected choose(state: string) {
    this.state.set(state as MergeState | '');
  }

  protected more() {
    if (this.limit() === most) this.page.reload();
    else this.limit.set(most);
  }
}
