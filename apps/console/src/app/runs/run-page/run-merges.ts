import { httpResource } from '@angular/common/http';
import { Component, computed, effect, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { mergesOfRun, MergeState, ReplyOf, RunDetail } from '@heatline/contracts';
import { Button, Failed, formatCount, Skeleton, Tag } from '@heatline/ui';
import { held } from '../../api/held';
import { refusalOf, stateWords } from '../../api/merge-words';
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
  private readonly limit = signal(atFirst);
  protected readonly choices: readonly MergeState[] = ['merged', 'refused', 'undone', 'waiting'];
  protected readonly words = stateWords;
  protected readonly count = formatCount;
  /** Undone ones come out of the lead that they went into. */
  protected readonly undoes = computed(() => this.run().kind === 'unmergeLeads');
  protected readonly page = httpResource<ReplyOf<typeof mergesOfRun>>(() => ({
    url: `/api/runs/${this.runId()}/merges`,
    params: { limit: this.limit(), ...(this.state() ? { state: this.state() } : {}) },
  }));
  private readonly shown = held(this.page, () => this.runId() + this.state());
  protected readonly rows = computed(() =>
    this.shown()?.items.map((merge) => ({
      ...merge,
      refusal: refusalOf(merge),
      outcome: stateWords[merge.state],
      events: merge.leads.reduce((sum, { events }) => sum + events, 0),
    })),
  );
  protected readonly hasMore = computed(() => !!this.shown()?.nextCursor);
  protected readonly atMost = computed(() => this.limit() === most);
  protected readonly failure = computed(() => {
    const error = this.page.error();
    return error && !this.page.isLoading() && !this.shown() ? told(error) : null;
  });

  constructor() {
    let before = '';
    // They move with the run.
    effect(() => {
      const { done, state } = this.run();
      const now = `${done} ${state}`;
      if (before && now !== before) this.page.reload();
      before = now;
    });
  }

  protected choose(state: string) {
    this.state.set(state as MergeState | '');
  }

  protected more() {
    this.limit.set(most);
  }
}
