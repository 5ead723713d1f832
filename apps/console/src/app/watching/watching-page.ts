import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, Injector } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type listWatched, type ReplyOf, seenName, type WatchedLead } from '@heatline/contracts';
import {
  Button,
  Changed,
  Failed,
  formatNumber,
  formatPoints,
  Icon,
  Input,
  LevelTag,
  LoadingLine,
  PageHead,
  RelativeTime,
  Skeleton,
  StateBlock,
} from '@heatline/ui';
import { AddressNote } from '../address-note';
import { held } from '../api/held';
import { levelOf, Models } from '../api/models';
import { PagedAddress } from '../api/paged-list';
import { told } from '../api/told';
import { ChosenModels } from '../leads/model-picker/chosen-models';
import { leadName } from '../leads/lead-name';
import { WatchStar } from '../leads/watch/watch-star';
import { Live } from '../live/live';
import { soon } from '../live/soon';
import { Session } from '../session/session';
import { alertWords } from './alert-words';
import { directionOf, type ListView, paramsOf, turned, viewOf } from './list-view';

const columns = [
  { key: 'score', title: 'Score', class: '' },
  { key: 'change', title: 'Since watching', class: '' },
  { key: 'lastActivity', title: 'Last active', class: 'some' },
  { key: 'since', title: 'Watched since', class: 'wide' },
] as const;

/** The leads that the member watches: what changed since, and what they are told of. */
@Component({
  selector: 'hl-watching-page',
  imports: [
    AddressNote,
    Button,
    Changed,
    Failed,
    Icon,
    Input,
    LevelTag,
    LoadingLine,
    PageHead,
    RelativeTime,
    RouterLink,
    Skeleton,
    StateBlock,
    WatchStar,
  ],
  templateUrl: './watching-page.html',
  styleUrls: ['../table-page.css', './watching-page.css'],
})
export class WatchingPage {
  private readonly injector = inject(Injector);
  private readonly models = inject(Models);
  private readonly chosen = inject(ChosenModels);
  private readonly address = new PagedAddress<ListView>({ viewOf, paramsOf });
  protected readonly view = this.address.view;
  protected readonly leadModels = computed(() =>
    this.models.all().filter(({ kind, active }) => kind !== 'account' && active),
  );
  /** Whose scores are shown. */
  protected readonly model = computed(
    () =>
      this.leadModels().find(({ modelId }) => modelId === this.view().modelId) ??
      this.chosen.choices().find(({ model }) => model)?.model ??
      null,
  );

  /** The address names a model that is not active, or scores no leads. */
  protected readonly otherModel = computed(() => {
    const { modelId } = this.view();
    return this.models.loaded() && modelId !== null && modelId !== this.model()?.modelId;
  });

  private readonly page = httpResource<ReplyOf<typeof listWatched>>(() => {
    if (!this.models.loaded()) return undefined;
    const modelId = this.model()?.modelId;
    const { sort, cursor } = this.view();
    const byScore = /score|change/.test(sort);
    return {
      url: '/api/watching',
      params: {
        limit: 50,
        sort: byScore && !modelId ? '-since' : sort,
        ...(modelId && { modelId }),
        ...(cursor && { cursor }),
      },
    };
  });
  private readonly shown = held(this.page, this.view);
  protected readonly loading = this.page.isLoading;
  protected readonly rows = computed(() => this.shown()?.items.map((item) => this.row(item)));
  protected readonly next = computed(() => this.shown()?.nextCursor ?? null);
  protected readonly failure = computed(() => {
    const error = this.page.error();
    return error && !this.loading() ? told(error) : null;
  });
  protected readonly columns = computed(() =>
    columns
      .filter(({ key }) => this.model() || (key !== 'score' && key !== 'change'))
      .map((column) => ({ ...column, direction: directionOf(this.view().sort, column.key) })),
  );
  protected readonly skeletons = Array.from({ length: 8 }, (_, index) => 110 + ((index * 43) % 90));

  constructor() {
    const until = inject(DestroyRef);
    const me = inject(Session).me;
    const live = inject(Live);
    const reload = soon(() => this.page.reload(), until, 500);
    live.listen('watching.changed', ({ memberId }) => memberId === me()?.memberId && reload(), until, reload);
    const concerns = ({ leadIds }: { leadIds: readonly string[] }) => {
      const shown = this.rows();
      if (leadIds.length === 0 || shown?.some(({ leadId }) => leadIds.includes(leadId))) reload();
    };
    live.listen('scores.changed', concerns, until);
    live.listen('leads.changed', concerns, until);
    this.address.leaveWhenEmpty(this.page);
  }

  protected again() {
    this.page.reload();
  }

  protected look(change: Partial<ListView>) {
    const strangeSort = change.sort === undefined ? this.view().strangeSort : null;
    return this.address.look({ strangeSort, ...change });
  }

  protected sort(column: (typeof columns)[number]['key']) {
    void this.look({ sort: turned(this.view().sort, column) });
  }

  protected forward() {
    this.address.next(this.next());
  }

  protected back() {
    this.address.previous();
  }

  protected async alerts(item: WatchedLead, name: string) {
    const [{ MatDialog }, { AlertsDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./alerts-dialog'),
    ]);
    const { alertOnEngagement, thresholds, lead } = item;
    this.injector
      .get(MatDialog)
      .open(AlertsDialog, {
        data: { leadId: lead.leadId, name, alertOnEngagement, thresholds, models: this.modelsOf(thresholds) },
        width: '560px',
        maxWidth: 'calc(100vw - 16px)',
        autoFocus: 'first-tabbable',
      })
      .afterClosed()
      .subscribe((saved) => saved && this.page.reload());
  }

  /** Those in use first, then those that were switched off but still have a threshold. */
  private modelsOf(thresholds: WatchedLead['thresholds']) {
    const named = new Set(thresholds.map(({ modelId }) => modelId));
    const off = this.models
      .all()
      .filter(({ modelId, kind, active }) => kind !== 'account' && !active && named.has(modelId));
    return [...this.leadModels(), ...off];
  }

  private row(item: WatchedLead) {
    const { lead, change } = item;
    return {
      item,
      leadId: lead.leadId,
      name: leadName(lead),
      under: [
        seenName(lead.account?.name) ?? lead.account?.domain,
        seenName(lead.name) ? lead.aliases.email?.[0] : null,
      ]
        .filter(Boolean)
        .join(' · '),
      watched: lead.watched,
      score: lead.score,
      scoreText: lead.score === null ? '–' : formatNumber(lead.score),
      level: levelOf(this.model() ?? undefined, lead.level),
      change:
        change === null ? null : { text: change === 0 ? 'No change' : formatPoints(change), way: Math.sign(change) },
      lastActiveAt: lead.lastActiveAt,
      since: item.since,
      alerts: alertWords(item),
    };
  }
}
